import { createLisaClient, getShow } from 'lisa-query/core'
import { createSandbox } from 'lisa-query/sandbox'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

const sandbox = createSandbox()
const server = setupServer(
  http.all('https://lisa.test/v2/*', ({ request }) => sandbox.fetch(request).catch(() => HttpResponse.error())),
)
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterEach(() => sandbox.reset())
afterAll(() => server.close())

// Without a `fetch` of its own: MSW stands in for the platform's.
const lisa = createLisaClient({ baseUrl: 'https://lisa.test/v2', authorization: () => 'ApiKey sandbox', retry: false })

test('MSW answers with what the sandbox has', async () => {
  expect(await lisa.request(getShow, { id: '42' })).toMatchObject({ id: '42' })
  expect(sandbox.requests).toMatchObject([{ method: 'GET', path: '/shows/42', status: 200 }])
})

test.each([
  [{ status: 401 }, { kind: 'auth-required', status: 401 }],
  [{ status: 404 }, { kind: 'not-found', status: 404 }],
  [
    { status: 503, retryAfter: '3000' },
    { kind: 'unavailable', retryAt: expect.any(Number) },
  ],
  [{ drop: true }, { kind: 'unreachable' }],
  [{ html: true }, { kind: 'unexpected' }],
])('MSW passes on that the sandbox does %o', async (incident, failure) => {
  sandbox.next(incident)
  await expect(lisa.request(getShow, { id: '42' })).rejects.toMatchObject(failure)
})
