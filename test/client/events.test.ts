import { getShow, type LisaEvent, listShows, type StreamedEvent, updateShow } from 'lisa-query/core'
import { expect, it, vi } from 'vitest'
import { settled } from './answering.ts'
import { steering } from './steering.ts'

const sessionEvents = (events: LisaEvent[]): LisaEvent[] =>
  events.filter(({ type }) => type.startsWith('session') || type === 'refreshed')

it('tells of a refresh, a start, an expiry and an end, each with its time', async () => {
  const events: LisaEvent[] = []
  const lisa = steering({ refresh: async () => undefined, onEvent: (event) => events.push(event) })
  lisa.read('r1')
  await settled()
  await lisa.sent[0]?.answer(401)
  await lisa.sent[1]?.answer(401)
  lisa.client.session.end()
  const at = lisa.clock.now()
  expect(sessionEvents(events)).toEqual([
    { type: 'refreshed', outcome: 'renewed', milliseconds: 0, at },
    { type: 'session-started', by: 'this-tab', at },
    { type: 'session-expired', at },
    { type: 'session-ended', by: 'this-tab', at },
  ])
})

it('tells once that the rate gate closes, until when LiSA asked, and once that it is open again', async () => {
  const events: LisaEvent[] = []
  const lisa = steering({ onEvent: (event) => events.push(event) })
  const gate = (): LisaEvent[] => events.filter(({ type }) => type.startsWith('gate'))
  lisa.read('r1')
  lisa.read('r2')
  await settled()
  const closedAt = lisa.clock.now()
  await lisa.sent[0]?.refuse({ 'retry-after': '10' })
  // The next refusal asks for no more.
  await lisa.sent[1]?.refuse({ 'retry-after': '10' })
  const closed = { type: 'gate-closed', until: closedAt + 10_000, by: 'this-tab', at: closedAt }
  expect(gate()).toEqual([closed])
  lisa.read('r3')
  await lisa.pass(9_999)
  expect(gate()).toEqual([closed])
  await lisa.pass(2_000)
  await lisa.sent.at(-1)?.answer(200)
  expect(gate()).toEqual([closed, { type: 'gate-opened', at: expect.any(Number) }])
})

/** A promise of a library that replaces the global one. */
class RejectedElsewhere {
  // biome-ignore lint/suspicious/noThenProperty: it is to be taken for a promise
  then(_: unknown, reject: (reason: Error) => void): void {
    reject(new Error('a mistake in onEvent'))
  }
}

it.each<[what: string, onEvent: () => void]>([
  [
    'throws',
    () => {
      throw new Error('a mistake in onEvent')
    },
  ],
  ['rejects', () => Promise.reject(new Error('a mistake in onEvent'))],
  ['gives a promise of another make that rejects', () => new RejectedElsewhere()],
])('serves requests all the same where `onEvent` %s, and reports that as an uncaught error', async (_, onEvent) => {
  const reportError = vi.fn()
  vi.stubGlobal('reportError', reportError)
  const lisa = steering({ onEvent })
  const asked = lisa.read('r1')
  lisa.client.session.start()
  await settled()
  await lisa.sent[0]?.answer(200)
  expect(asked.outcome).toBe('done')
  expect(lisa.client.session.generation).toBe(1)
  expect(String(reportError.mock.calls[0]?.[0])).toBe('Error: a mistake in onEvent')
})

it('logs what `onEvent` throws where the platform has no `reportError`', () => {
  vi.stubGlobal('reportError', undefined)
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const lisa = steering({
    onEvent: () => {
      throw new Error('a mistake in onEvent')
    },
  })
  lisa.client.session.start()
  expect(String(log.mock.calls[0]?.[0])).toBe('Error: a mistake in onEvent')
})

it('tells what happens to a request, from its wait to its end', async () => {
  const events: LisaEvent[] = []
  const lisa = steering({
    authorization: () => 'ApiKey sk_live_12345678',
    refresh: async () => undefined,
    onEvent: (event) => events.push(event),
  })
  lisa.read('r1')
  await settled()
  await lisa.sent[0]?.answer(401, { 'x-request-id': 'req-1' })
  await lisa.pass(0)
  lisa.clock.advance(250)
  await lisa.sent[1]?.answer(200)
  const at = lisa.clock.now()
  const facts = { id: 1, method: 'GET', path: '/shows/{id}', rank: 'read' }
  expect(events.filter((event) => 'id' in event)).toEqual([
    { type: 'sent', ...facts, attempt: 1, at: at - 250 },
    { type: 'answered', ...facts, attempt: 1, status: 401, milliseconds: 0, requestId: 'req-1', at: at - 250 },
    { type: 'waiting', ...facts, attempt: 1, reason: 'refresh', until: undefined, at: at - 250 },
    { type: 'waited', ...facts, attempt: 1, reason: 'refresh', milliseconds: 0, at: at - 250 },
    { type: 'sent', ...facts, attempt: 2, at: at - 250 },
    { type: 'answered', ...facts, attempt: 2, status: 200, milliseconds: 250, requestId: undefined, at },
    { type: 'succeeded', ...facts, attempt: 2, milliseconds: 250, at },
  ])
})

it('says why a request waits, and until when', async () => {
  const events: LisaEvent[] = []
  const lisa = steering({ onEvent: (event) => events.push(event) })
  lisa.read('r1')
  await settled()
  await lisa.sent[0]?.refuse({ 'retry-after': '10' })
  lisa.write('w1')
  await lisa.pass(10_500)
  await lisa.open()[0]?.answer(200)
  const [waiting] = events.filter((event) => event.type === 'waiting')
  expect(waiting).toMatchObject({ reason: 'rate-limit', until: lisa.clock.now() - 500, rank: 'write', path: '/shows/{id}' })
  expect(events.filter((event) => event.type === 'waited')).toMatchObject([{ reason: 'rate-limit', milliseconds: 10_500 }])
})

it('ends each request with one event, whatever becomes of it', async () => {
  const events: LisaEvent[] = []
  const lisa = steering({ onEvent: (event) => events.push(event) })
  lisa.read('r1')
  lisa.write('w1')
  const third = lisa.read('r3')
  await settled()
  await lisa.sent[0]?.answer(404)
  await lisa.sent.find(({ id }) => id === 'w1')?.fail()
  third.abort('no longer needed')
  await settled()
  const ends = events.filter(({ type }) => ['succeeded', 'failed', 'aborted'].includes(type))
  expect(ends).toMatchObject([
    { id: 1, type: 'failed', kind: 'not-found', status: 404 },
    { id: 2, type: 'failed', kind: 'unreachable', outcome: 'unknown' },
    { id: 3, type: 'aborted' },
  ])
})

it('says no credential, no value of a path or query, and no body', async () => {
  const events: LisaEvent[] = []
  const lisa = steering({
    authorization: () => 'ApiKey sk_live_12345678',
    refresh: () => Promise.reject(new Error('sk_live_12345678')),
    onEvent: (event) => events.push(event),
  })
  const { client } = lisa
  void client.request(getShow, { id: 'secret-id' }).catch(() => undefined)
  void client.request(listShows, { cursor: 'secret-cursor' }).catch(() => undefined)
  void client.request(updateShow, { id: 'secret-id', body: { channelSlug: 'secret-slug' } }).catch(() => undefined)
  await settled()
  while (lisa.open().length > 0) {
    for (const one of lisa.open()) await one.answer(401, { 'x-request-id': 'for sk_live_12345678' })
  }
  expect(events.filter(({ type }) => type === 'failed')).toHaveLength(3)
  expect(JSON.stringify(events)).not.toMatch(/secret|sk_live/)
})

it('tells those who come later what `onEvent` hears, with the address of the request beside it', async () => {
  const onEvent = vi.fn()
  const lisa = steering({ onEvent })
  const heard: StreamedEvent[] = []
  const leave = lisa.client.events.subscribe((told) => heard.push(told))
  lisa.read('r1')
  await settled()
  await lisa.sent[0]?.answer(200)
  expect(heard.map(({ event }) => event)).toEqual(onEvent.mock.calls.map(([event]) => event))
  expect(heard.map(({ target }) => target)).toEqual(Array(3).fill('https://lisa.test/v2/shows/r1'))
  expect(JSON.stringify(onEvent.mock.calls)).not.toContain('r1')
  leave()
  lisa.client.session.start()
  expect(heard).toHaveLength(3)
  expect(onEvent).toHaveBeenCalledTimes(4)
})

it('says of an answer the gateway’s mark, its age and its tag', async () => {
  const events: LisaEvent[] = []
  const lisa = steering({ onEvent: (event) => events.push(event) })
  lisa.read('r1')
  await settled()
  await lisa.sent[0]?.answer(200, { 'x-lisa-gateway': 'stale', age: '12', etag: '"abc"' })
  expect(events.find(({ type }) => type === 'answered')).toMatchObject({ gateway: 'stale', age: 12_000, etag: '"abc"' })
})

it('keeps the last 2,000 events in development, for a panel that is opened late', () => {
  const { client } = steering()
  for (let count = 0; count < 2_001; count += 1) client.session.start()
  expect(client.development?.recent()).toHaveLength(2_000)
})

it('sends nothing while something stands in for `fetch` in development, and takes its answer for LiSA’s', async () => {
  const lisa = steering()
  const asked: unknown[] = []
  if (lisa.client.development) {
    lisa.client.development.standIn = async ({ url }, _send, { method, path }) => {
      asked.push({ url, method, path })
      return new Response('{}', { status: 404 })
    }
  }
  const read = lisa.read('r1')
  await settled()
  expect(read.outcome).toBe('not-found')
  expect(lisa.sent).toEqual([])
  expect(asked).toEqual([{ url: 'https://lisa.test/v2/shows/r1', method: 'GET', path: '/shows/{id}' }])
})
