import type { LisaEvent } from 'lisa-query/core'
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

it.each<[what: string, onEvent: () => void]>([
  [
    'throws',
    () => {
      throw new Error('a mistake in onEvent')
    },
  ],
  ['rejects', () => Promise.reject(new Error('a mistake in onEvent'))],
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
