// @vitest-environment jsdom

import { cleanup } from '@testing-library/react'
import * as fc from 'fast-check'
import { endpoint, getShow, type LisaClient, listShows, Show as ShowSchema, updateShow, useShow } from 'lisa-query'
import type { ReactElement } from 'react'
import { expect, it, vi } from 'vitest'
import { clientWith, fireEvent, showPanel, tidyUp, waitFor } from './showing.tsx'

tidyUp()

/** Opens the panel, and gives what it copies. */
async function copied(client: LisaClient, page?: ReactElement): Promise<string> {
  const writeText = vi.fn(async (_report: string) => undefined)
  vi.stubGlobal('navigator', { ...navigator, userAgent: 'a browser', onLine: true, clipboard: { writeText } })
  const panel = await showPanel(client, { children: page })
  fireEvent.click(panel.getByRole('button', { name: 'Copy a bug report' }))
  await waitFor(() => expect(writeText).toHaveBeenCalled())
  return writeText.mock.calls[0]?.[0] ?? ''
}

it('says the rate limit, the session, and of each request endpoint, rank, times, status, kind and request id', async () => {
  const client = clientWith(() =>
    Response.json({}, { status: 503, headers: { 'x-request-id': 'req-1', 'x-ratelimit-remaining': '26/60' } }),
  )
  await client.request(getShow, { id: '42' }).catch(() => undefined)
  const report = await copied(client)
  expect(report).toContain('rate limit: open, 34 of 60 left, 0 waiting, closed 0 ×')
  expect(report).toContain('session: generation 0, ended 0 ×')
  expect(report).toMatch(/\| 1 \| GET \/shows\/\{id\} \| read \| 1 \| 0 ms \| \d+ ms \| 503 \| unavailable \| req-1 \|/)
})

function Show({ id }: { id: string }): ReactElement {
  return <p>{useShow(id, { retry: false }).status}</p>
}

const secret = fc.stringMatching(/^[A-Za-z0-9_-]{12,40}$/)
const ofTenant = endpoint('GET /{tenant}/orders', { response: ShowSchema })

it('holds no credential, wherever the application puts it and whoever echoes it', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(secret, fc.constantFrom(200, 401, 403, 422, 500), async (credential, status) => {
      const echo = { id: credential, errors: { [credential]: [credential] }, title: { '*': credential } }
      const headers = { 'x-request-id': credential, 'x-lisa-gateway': credential, etag: credential, 'retry-after': credential }
      const client = clientWith(() => Response.json(echo, { status, headers }), { authorization: () => `ApiKey ${credential}` })
      const requests = [
        client.request(getShow, { id: credential }),
        client.request(updateShow, { id: credential, body: { title: { '*': credential } } }),
        client.request(listShows, { cursor: credential }),
        client.request(ofTenant, { tenant: credential }),
      ]
      await Promise.allSettled(requests)
      const report = await copied(client, <Show id={credential} />)
      expect(report).toContain('GET /{tenant}/orders')
      expect(report).not.toContain(credential)
      cleanup()
      sessionStorage.clear()
    }),
    { numRuns: 25 },
  )
})
