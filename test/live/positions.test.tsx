// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react'
import { LisaHydration, useLisaLive, useShow } from 'lisa-query'
import type { ReactNode } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { advance, answering, inLisa, onFakeTime, settle } from '../support/react.tsx'
import { fakeBrowser } from './fake-browser.ts'
import { HandEventSource, latest } from './hand-event-source.ts'

onFakeTime()

beforeEach(() => {
  HandEventSource.opened = []
  vi.stubGlobal('EventSource', HandEventSource)
  vi.stubGlobal('BroadcastChannel', undefined)
})

/** A position as the gateway writes it: 13 digits of time, then the number of the last change. */
const at = (version: number, time = 1_800_000_000_000): string => `${time}${version}`

/** A gateway whose answers are of this version, until it is set anew. */
function gateway(version: number) {
  const now = { version, time: 1_800_000_000_000, step: 0 }
  const stub = answering(async ({ request }) => {
    now.time += now.step
    const live = at(now.version, now.time)
    return Response.json({ id: request.url.split('/').at(-1) }, { headers: { 'x-lisa-live': live } })
  })
  return { ...stub, now }
}

const change = (version: number, path = '/shows') => ['change', { version, paths: [path], spread: 0 }, at(version)] as const

test('connects from the position of what came with the page, and reads nothing of that again', async () => {
  const { client, calls, now } = gateway(7)
  const updatedAt = Date.now()
  const read = { segments: ['shows', '1'], query: {}, isList: false, data: { id: '1' }, updatedAt, live: at(7) }
  const older = { ...read, segments: ['shows', '2'], live: at(6, 1_799_999_999_999) }
  const state = { reads: [read, older] }
  const Lisa = inLisa({ client })
  const wrapper = ({ children }: { children: ReactNode }) => (
    <Lisa>
      <LisaHydration state={state}>{children}</LisaHydration>
    </Lisa>
  )
  renderHook(() => [useLisaLive(), useShow('1'), useShow('2')], { wrapper })
  await settle()
  expect(latest().url).toBe(`https://lisa.test/v2/_live?lastEventId=${at(6, 1_799_999_999_999)}`)
  await latest().connect()
  await latest().tell('beat', {}, at(7))
  await latest().tell(...change(7))
  await advance(0)
  expect(calls).toEqual(['GET /shows/2'])
  now.version = 8
  await latest().tell(...change(8))
  await advance(0)
  expect(calls).toEqual(['GET /shows/2', 'GET /shows/1', 'GET /shows/2'])
})

test('reads again, once, what was answered before the stream began and arrives after', async () => {
  const stub = gateway(5)
  const { client, calls, now } = stub
  let send = (): void => undefined
  const held = new Promise<void>((resolve) => {
    send = resolve
  })
  const request = client.request.bind(client)
  vi.spyOn(client, 'request').mockImplementation(async (...args: Parameters<typeof request>) => {
    const answer = await request(...args)
    if (calls.length === 1) await held
    return answer
  })
  renderHook(() => [useLisaLive(), useShow('1')], { wrapper: inLisa({ client }) })
  await settle()
  await latest().connect()
  await latest().tell('beat', {}, at(6))
  now.version = 6
  await act(async () => send())
  await settle()
  expect(calls).toEqual(['GET /shows/1', 'GET /shows/1'])
  await advance(60_000)
  expect(calls).toHaveLength(2)
})

test.each([
  ['a cache on the way keeps', 0],
  ['another gateway answers, which shares no store with the one that streams', 1_000],
])('does not read without end what %s', async (_, step) => {
  const { client, calls, now } = gateway(5)
  now.step = step
  const { rerender } = renderHook(({ id }) => [useLisaLive(), useShow(id)], {
    wrapper: inLisa({ client }),
    initialProps: { id: undefined as string | undefined },
  })
  await settle()
  await latest().connect()
  await latest().tell('beat', {}, at(6))
  rerender({ id: '1' })
  await settle()
  await advance(1_000)
  expect(calls).toEqual(['GET /shows/1', 'GET /shows/1'])
})

test('a tab that comes later reads again what was answered before what the others have heard', async () => {
  fakeBrowser()
  const first = gateway(6)
  renderHook(() => [useLisaLive(), useShow('1')], { wrapper: inLisa({ client: first.client }) })
  await settle()
  await latest().connect()
  await latest().tell('beat', {}, at(6))
  const [late, upToDate] = [gateway(5), gateway(6)]
  for (const { client } of [late, upToDate]) renderHook(() => [useLisaLive(), useShow('1')], { wrapper: inLisa({ client }) })
  await settle()
  await advance(20_000)
  expect([late.calls.length, upToDate.calls.length]).toEqual([2, 1])
})
