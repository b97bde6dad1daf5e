import { createLisaClient, createShow, getShow } from 'lisa-query'
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { answering, failureOf, json, rejectionOf, settled, show } from '../answering.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
})

const never = <T>(): Promise<T> => new Promise<T>(() => {})

/** As the platform's fetch does: gives up when the request's signal says so. */
const listening = (request: Request): Promise<Response> =>
  new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason)))

const stalled = (request?: Request): Response =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"id":'))
        request?.signal.addEventListener('abort', () => controller.error(request.signal.reason))
      },
    }),
  )

const silences: [what: string, answer: (request: Request) => Response | Promise<Response>][] = [
  ['no headers come', listening],
  ['no headers come, from a fetch that hears no signal', () => never()],
  ['the body stalls', (request) => stalled(request)],
  ['the body stalls, from a fetch that hears no signal', () => stalled()],
]

it.each(silences)('is `timeout` after 20 seconds where %s', async (_, answer) => {
  const { client, requests } = answering(answer)
  const ends = [client.request(getShow, { id: '42' }), client.request(createShow, { body: { title: {} } })].map(failureOf)
  const isOver = vi.fn()
  void Promise.race(ends).then(isOver)
  await vi.advanceTimersByTimeAsync(19_900)
  await settled()
  expect(isOver).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(200)
  const [read, write] = await Promise.all(ends)
  expect(read).toMatchObject({ kind: 'timeout', method: 'GET', url: 'https://lisa.test/v2/shows/42' })
  expect(read?.message).toMatch(/^GET \/shows\/42: .*20000 ms/)
  expect(read).not.toHaveProperty('outcome')
  expect(write).toMatchObject({ kind: 'timeout', outcome: 'unknown' })
  expect(requests).toHaveLength(2)
  expect(vi.getTimerCount()).toBe(0)
})

it('waits as long as `timeout` says', async () => {
  const { client } = answering(listening, { timeout: 500 })
  const end = failureOf(client.request(getShow, { id: '42' }))
  await vi.advanceTimersByTimeAsync(501)
  expect(await end).toMatchObject({ kind: 'timeout', message: 'GET /shows/42: no answer in 500 ms' })
})

it('counts the wait from when the request goes out, not while `authorization` takes its time', async () => {
  const authorization = (): Promise<string> => new Promise((resolve) => setTimeout(() => resolve('ApiKey abcdefgh'), 60_000))
  const { client } = answering(() => json(show), { authorization })
  const end = client.request(getShow, { id: '42' })
  await vi.advanceTimersByTimeAsync(60_000)
  await expect(end).resolves.toEqual(show)
})

it('sends with a `timeout` of Infinity, or refuses it in words about `timeout`', async () => {
  const request = async (): Promise<unknown> => {
    const { client } = answering(() => json(show), { timeout: Number.POSITIVE_INFINITY })
    return client.request(getShow, { id: '42' })
  }
  const end = await request().catch(String)
  expect(end === String(end) ? end : 'it was sent').toMatch(/`timeout`|it was sent/)
})

it.each([
  ['an answer', () => json(show)],
  ['a 404', () => json({}, { status: 404 })],
  ['a failed network', () => Promise.reject(new TypeError('fetch failed'))],
  ['a bug', () => Promise.reject(new RangeError('bug'))],
])('leaves no timer and no listener behind after %s', async (_, answer) => {
  const controller = new AbortController()
  const added = vi.spyOn(controller.signal, 'addEventListener')
  const removed = vi.spyOn(controller.signal, 'removeEventListener')
  const { client } = answering(answer)
  await client.request(getShow, { id: '42' }, { signal: controller.signal }).catch(() => {})
  await settled()
  expect(vi.getTimerCount()).toBe(0)
  expect(removed.mock.calls.length).toBe(added.mock.calls.length)
})

const reasons: [what: string, reason: unknown][] = [
  ['an AbortError', new DOMException('gone', 'AbortError')],
  ['an error of its own', new RangeError('left the page')],
  ['a TimeoutError', new DOMException('slow', 'TimeoutError')],
  ['an error that looks like a network that failed', new TypeError('fetch failed')],
  ['a string', 'bye'],
  ['an object', { why: 'bye' }],
  ['null', null],
]

it.each(reasons)('passes %s untouched, when it is called off before it starts', async (_, reason) => {
  const authorization = vi.fn(() => undefined)
  const { client, requests } = answering(() => json(show), { authorization })
  const end = rejectionOf(client.request(getShow, { id: '42' }, { signal: AbortSignal.abort(reason) }))
  expect(await end).toBe(reason)
  expect(authorization).not.toHaveBeenCalled()
  expect(requests).toHaveLength(0)
})

it.each(reasons)('passes %s untouched, when it is called off during `authorization`', async (_, reason) => {
  const controller = new AbortController()
  const { client, requests } = answering(() => json(show), {
    authorization: async () => {
      controller.abort(reason)
      return 'ApiKey abcdefgh'
    },
  })
  expect(await rejectionOf(client.request(getShow, { id: '42' }, { signal: controller.signal }))).toBe(reason)
  expect(requests).toHaveLength(0)
})

for (const [where, answer] of silences.slice(0, 1).concat(silences.slice(2, 3))) {
  it.each(reasons)(`passes %s untouched, when it is called off while ${where}`, async (_, reason) => {
    const controller = new AbortController()
    const { client } = answering(answer)
    const isOver = vi.fn()
    void client.request(getShow, { id: '42' }, { signal: controller.signal }).then(isOver, isOver)
    await settled()
    controller.abort(reason)
    await settled()
    expect(isOver).toHaveBeenCalledWith(reason)
    expect(isOver.mock.calls[0]?.[0]).toBe(reason)
    expect(vi.getTimerCount()).toBe(0)
  })
}

it.each(silences)('ends at once when it is called off, where %s', async (_, answer) => {
  const controller = new AbortController()
  const { client } = answering(answer)
  const isOver = vi.fn()
  void client.request(getShow, { id: '42' }, { signal: controller.signal }).then(isOver, isOver)
  await settled()
  controller.abort('bye')
  await settled()
  expect(isOver).toHaveBeenCalledWith('bye')
})

it('ends at once when it is called off, even while `authorization` never answers', async () => {
  const controller = new AbortController()
  const { client, requests } = answering(() => json(show), { authorization: () => never() })
  const isOver = vi.fn()
  void client.request(getShow, { id: '42' }, { signal: controller.signal }).then(isOver, isOver)
  await settled()
  controller.abort('bye')
  await settled()
  expect(isOver).toHaveBeenCalledWith('bye')
  expect(requests).toHaveLength(0)
})

it("passes a signal's own TimeoutError as it came, not as `timeout`", async () => {
  const { client } = answering(listening)
  const controller = new AbortController()
  const reason = new DOMException('The operation timed out.', 'TimeoutError')
  const end = rejectionOf(client.request(getShow, { id: '42' }, { signal: controller.signal }))
  await settled()
  controller.abort(reason)
  expect(await end).toBe(reason)
})

it.each([new RangeError('bug'), new TypeError("Cannot read properties of undefined (reading 'x')"), 'a string', { code: 7 }])(
  'passes %o, a bug in the application’s fetch, untouched',
  async (bug) => {
    for (const throwing of [() => Promise.reject(bug), (): never => raise(bug)]) {
      const client = createLisaClient({ baseUrl: 'https://lisa.test', fetch: throwing })
      expect(await rejectionOf(client.request(getShow, { id: '42' }))).toBe(bug)
    }
  },
)

function raise(reason: unknown): never {
  throw reason
}

it.each([
  [true, false],
  [false, true],
])('says whether the device is offline: onLine %s', async (onLine, offline) => {
  vi.stubGlobal('navigator', { onLine })
  const { client } = answering(() => Promise.reject(new TypeError('Failed to fetch')))
  expect(await failureOf(client.request(getShow, { id: '42' }))).toMatchObject({ kind: 'unreachable', offline })
})
