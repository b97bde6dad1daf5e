import { createLisaClient, createShow, getShow, type LisaClient, listShows } from 'lisa-query/core'
import { createSandbox, mswHandlers, type Sandbox } from 'lisa-query/sandbox'
import { http } from 'msw'
import { setupServer } from 'msw/node'
import { expect, onTestFinished, test } from 'vitest'
import { failure } from './setup.ts'

const baseUrl = 'https://api.hello-lisa.com/v2'

/** A client whose requests go out as they would to LiSA, and MSW in between. */
function intercepted(): { sandbox: Sandbox; lisa: LisaClient } {
  const sandbox = createSandbox()
  const server = setupServer(...mswHandlers(http, sandbox, `${baseUrl}/`))
  server.listen({ onUnhandledRequest: 'error' })
  onTestFinished(() => server.close())
  return { sandbox, lisa: createLisaClient({ baseUrl, authorization: () => 'ApiKey sandbox', retry: false }) }
}

test('answers through MSW what the sandbox answers: reads, writes, refusals', async () => {
  const { sandbox, lisa } = intercepted()
  expect((await lisa.request(listShows, { limit: 3 })).items).toHaveLength(3)
  const { id } = (await lisa.request(createShow, { body: { title: { '*': 'Ski night' } } })) as { id: string }
  expect(await lisa.request(getShow, { id })).toMatchObject({ title: { '*': 'Ski night' } })
  expect(await failure(lisa.request(createShow, { body: { title: { '*': ' ' } } }))).toMatchObject({
    kind: 'invalid',
    status: 422,
  })
  sandbox.exhaust()
  expect(await failure(lisa.request(listShows))).toMatchObject({ kind: 'rate-limited', retryAt: expect.any(Number) })
})

test('lets a dropped connection be one', async () => {
  const { sandbox, lisa } = intercepted()
  sandbox.next({ drop: true, applied: true })
  const error = await failure(lisa.request(createShow, { body: { title: { '*': 'Ski night' } } }))
  expect(error).toMatchObject({ kind: 'unreachable', outcome: 'unknown' })
})
