import { getShow, listShows, updateShow } from 'lisa-query/core'
import { createLisaGateway, type GatewayOptions } from 'lisa-query/server'
import { expect, it, onTestFinished, vi } from 'vitest'
import { handClock } from '../client/answering.ts'

const secret = 'ApiKey s3cr3t-k3y'
const show = { id: '42', title: { '*': 'Ski night' } }

/** A gateway whose application may listen to no event, what it writes, and a LiSA whose answers the test sets. */
function quietGateway(options: Partial<GatewayOptions> = {}) {
  const lines: string[] = []
  vi.spyOn(console, 'error').mockImplementation((line) => void lines.push(`${line}`))
  const lisa = { status: 200 }
  const clock = handClock()
  const gateway = createLisaGateway({
    public: [getShow, listShows],
    private: { endpoints: [updateShow], allow: () => true },
    baseUrl: 'https://lisa.test/v2',
    authorization: () => secret,
    fetch: ({ url }) => Response.json(url.endsWith('/42') ? show : { items: [] }, { status: lisa.status }),
    clock,
    ...(options as object),
  })
  onTestFinished(() => gateway.close())
  /** Asks anew: what was cached is stale by then, and LiSA was left alone for long enough. */
  const ask = async (path: string, status: number): Promise<number> => {
    clock.advance(2 * 3_600_000)
    lisa.status = status
    return (await gateway.fetch(new Request(`https://shop.example/api/lisa${path}`))).status
  }
  return { gateway, lines, ask }
}

it('says once that LiSA refuses the key, and again only if it was taken in between', async () => {
  const { ask, lines } = quietGateway()
  for (const path of ['/shows/42', '/shows/42', '/shows']) expect(await ask(path, 401)).toBe(503)
  const line = expect.stringMatching(/^lisa-query: LiSA answered GET \/shows\/\{id\} with 401.+mistakes\.md#gateway-key\)$/)
  expect(lines).toEqual([line])
  expect(await ask('/shows/42', 200)).toBe(200)
  expect(await ask('/shows/42', 401)).toBe(503)
  expect(lines).toEqual([line, line])
  expect(lines.join()).not.toContain('s3cr3t')
})

it('says so in production, too', async () => {
  vi.stubEnv('NODE_ENV', 'production')
  onTestFinished(() => void vi.unstubAllEnvs())
  const { ask, lines } = quietGateway()
  await ask('/shows/42', 401)
  expect(lines).toHaveLength(1)
})

it('says once for each endpoint that the key lacks its scope', async () => {
  const { ask, lines } = quietGateway()
  for (const status of [403, 200, 403]) await ask('/shows/42', status)
  await ask('/shows', 403)
  expect(lines).toEqual([
    expect.stringMatching(/GET \/shows\/\{id\} with 403.+#gateway-scope/),
    expect.stringMatching(/GET \/shows with 403.+#gateway-scope/),
  ])
})

it.each([
  [
    'throws',
    () => {
      throw new Error(`no vault for ${secret}`)
    },
  ],
  ['gives what no header can hold', () => `${secret}\nand more`],
])('says that `authorization` %s, without what it holds', async (_name, authorization) => {
  const { ask, lines } = quietGateway({ authorization })
  for (const path of ['/shows/42', '/shows/42']) expect(await ask(path, 200)).toBe(502)
  expect(lines).toEqual([expect.stringMatching(/`authorization` of createLisaGateway/)])
  expect(lines.join()).not.toContain('s3cr3t')
})

it('says what broke in `allow`', async () => {
  const allow = (): never => {
    throw new Error('no database')
  }
  const { gateway, lines } = quietGateway({ private: { endpoints: [updateShow], allow } })
  const headers = { 'sec-fetch-site': 'same-origin' }
  await gateway.fetch(new Request('https://shop.example/api/lisa/shows/42', { method: 'PATCH', body: '{}', headers }))
  expect(lines).toEqual(['lisa-query: something broke in the gateway: no database'])
})

it('writes nothing where the application listens', async () => {
  const onEvent = vi.fn()
  const { ask, lines } = quietGateway({ onEvent })
  await ask('/shows/42', 401)
  expect(onEvent).toHaveBeenCalledWith({ type: 'key-refused', endpoint: 'GET /shows/{id}', status: 401 })
  expect(lines).toEqual([])
})
