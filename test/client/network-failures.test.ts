import { inspect } from 'node:util'
import { createLisaClient, getShow, isLisaError, updateShow } from 'lisa-query/core'
import { expect, it, vi } from 'vitest'
import { answering, failureOf, json, rejectionOf, serving, show } from './answering.ts'

class FetchError extends Error {
  override readonly name = 'FetchError'
  readonly code = 'ECONNRESET'
}

const withStack = (error: Error): Error => Object.assign(error, { stack: 'at https://monitoring.test/sdk.js:1:1' })

/** What browsers, runtimes and scripts around `fetch` reject with when there is no answer. */
const errors: [from: string, reason: unknown][] = [
  ['Chromium', new TypeError('Failed to fetch')],
  ['Chromium with a host in brackets', new TypeError('Failed to fetch (api.lisa.test)')],
  ['Firefox', new TypeError('NetworkError when attempting to fetch resource.')],
  ['Firefox in German', new TypeError('NetworkError beim Abrufen der Ressource.')],
  ['Safari', new TypeError('Load failed')],
  ['Safari with a host in brackets', new TypeError('Load failed (api.lisa.test)')],
  ['Safari in German', new TypeError('Die Internetverbindung scheint offline zu sein.')],
  ['Safari in Japanese', new TypeError('インターネット接続がオフラインのようです。')],
  ['Safari, a certificate', new TypeError('The certificate for this server is invalid.')],
  ['Node', new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:1') })],
  ['Bun', Object.assign(new Error('Unable to connect. Is the computer able to access the url?'), { code: 'ConnectionRefused' })],
  ['Deno', new TypeError('error sending request for url (https://lisa.test/v2): connection closed')],
  ['a worker', new Error('Network connection lost.')],
  ['a worker, internally', new Error('internal error; reference = abc123')],
  ['React Native', new TypeError('Network request failed')],
  ['node-fetch', new FetchError('request to https://lisa.test failed, reason: socket hang up')],
  ['a monitoring script', withStack(new TypeError('Failed to fetch'))],
  ['a service worker', new DOMException('A network error occurred.', 'NetworkError')],
  ['a browser that leaves the page', new DOMException('Fetch is aborted', 'AbortError')],
  ['a wrapper with a time limit', new DOMException('signal timed out', 'TimeoutError')],
  ['another realm', Object.assign(Object.create(null), { name: 'TypeError', message: 'Failed to fetch' })],
  ['an error without words', new TypeError('')],
]

const others: [from: string, reason: unknown][] = [
  ['a wrapper that has a bug', new TypeError("Cannot read properties of undefined (reading 'x')")],
  ['a wrapper that has another', new RangeError('Maximum call stack size exceeded')],
  ['a text', 'offline'],
  ['a code', { code: 'ECONNRESET' }],
  ['nothing', undefined],
  ['null', null],
  ['a symbol', Symbol('offline')],
]

it.each(errors)('whatever %s says, no answer is `unreachable`, and leaves open what became of a write', async (_, reason) => {
  const { client } = answering(() => Promise.reject(reason))
  const read = await failureOf(client.request(getShow, { id: '42' }))
  expect(read).toMatchObject({ kind: 'unreachable', offline: false, message: 'GET /shows/42: no answer' })
  expect(read).not.toHaveProperty('outcome')
  const write = await failureOf(client.request(updateShow, { id: '42', body: {} }))
  expect(write).toMatchObject({ kind: 'unreachable', outcome: 'unknown' })
})

it.each([...errors, ...others])('so it is where %s rejects the platform’s own fetch', async (_, reason) => {
  vi.stubGlobal('fetch', () => Promise.reject(reason))
  const client = createLisaClient({ baseUrl: 'https://lisa.test/v2' })
  expect(await failureOf(client.request(getShow, { id: '42' }))).toMatchObject({ kind: 'unreachable' })
})

it('says that there is no network where the device knows it', async () => {
  vi.stubGlobal('navigator', { onLine: false })
  const { client } = answering(() => Promise.reject(new TypeError('Laden fehlgeschlagen')))
  const error = await failureOf(client.request(getShow, { id: '42' }))
  expect(error).toMatchObject({ kind: 'unreachable', offline: true, message: 'GET /shows/42: no network' })
})

it('keeps the reason’s words for who looks for it, without the credential', async () => {
  const authorization = (): string => 'ApiKey sk_live_hunter2'
  const reason = new TypeError('cannot reach https://sk_live_hunter2@lisa.test', { cause: 'sk_live_hunter2' })
  const { client } = answering(() => Promise.reject(reason), { authorization })
  const error = await failureOf(client.request(getShow, { id: '42' }))
  expect(String(error.cause)).toMatch(/cannot reach/)
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('hunter2')
})

it('is `unreachable` over real connections that are refused or cut', async () => {
  const server = await serving((_, response) => response.socket?.destroy())
  for (const baseUrl of [server.url, 'http://127.0.0.1:1', 'http://lisa.invalid']) {
    const client = createLisaClient({ baseUrl })
    expect(await failureOf(client.request(getShow, { id: '42' }))).toMatchObject({ kind: 'unreachable' })
  }
})

it.each([
  "Cannot read properties of undefined (reading 'header')",
  'request.headers.foo is not a function',
  "undefined is not an object (evaluating 'session.header')",
  'can\'t access property "header", session is undefined',
  'session is null',
  'entries is not iterable',
  'Cannot convert undefined or null to object',
])('passes the bug "%s" in the application’s own `fetch` as it is', async (words) => {
  const bug = new TypeError(words)
  const { client } = answering(() => Promise.reject(bug))
  expect(await rejectionOf(client.request(getShow, { id: '42' }))).toBe(bug)
})

it('passes what the application’s own `fetch` throws before it asks anybody as it is', async () => {
  const bug = new Error('no binding LISA')
  const fetch = (): never => {
    throw bug
  }
  expect(await rejectionOf(answering(() => json(show), { fetch }).client.request(getShow, { id: '42' }))).toBe(bug)
})

it('passes what is thrown where an answer is read as it is', async () => {
  const bug = new TypeError('Failed to fetch the header')
  const response = json(show)
  Object.defineProperty(response, 'headers', {
    get: () => {
      throw bug
    },
  })
  expect(await rejectionOf(answering(() => response).client.request(getShow, { id: '42' }))).toBe(bug)
})

it.each([new DOMException('left', 'AbortError'), new Error('left'), 'left', undefined])(
  'passes an abort with %s untouched',
  async (reason) => {
    const controller = new AbortController()
    const { client } = answering(
      ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    )
    const promise = client.request(getShow, { id: '42' }, { signal: controller.signal })
    controller.abort(reason)
    const rejection = await rejectionOf(promise)
    expect(rejection).toBe(controller.signal.reason)
    expect(isLisaError(rejection)).toBe(false)
  },
)

it('passes an abort untouched, though `fetch` rejects with other words', async () => {
  const controller = new AbortController()
  const { client } = answering(
    ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new TypeError('Failed to fetch')))),
  )
  const promise = client.request(getShow, { id: '42' }, { signal: controller.signal })
  controller.abort()
  expect(await rejectionOf(promise)).toBe(controller.signal.reason)
})

it('calls the platform’s fetch with an address and not with a Request, which Next.js memoizes', async () => {
  const fetch = vi.fn((_input: unknown, _init?: RequestInit) => Promise.resolve(json(show)))
  vi.stubGlobal('fetch', fetch)
  const client = createLisaClient({ baseUrl: 'https://lisa.test/v2', authorization: () => 'ApiKey sk_live_hunter2' })
  await client.request(updateShow, { id: '42', body: { channelSlug: 'ski' } })
  const [input, init] = fetch.mock.calls[0] ?? []
  expect(input).toBe('https://lisa.test/v2/shows/42')
  expect(init).toMatchObject({
    method: 'PATCH',
    redirect: 'manual',
    body: '{"channelSlug":"ski"}',
    signal: expect.any(AbortSignal),
  })
  expect(Object.fromEntries(new Headers(init?.headers))).toEqual({
    accept: 'application/json',
    'content-type': 'application/json',
    authorization: 'ApiKey sk_live_hunter2',
  })
  expect(init).not.toHaveProperty('cache')
})
