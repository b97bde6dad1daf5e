// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react'
import { useChannel, useLisaLive, useShow, useShowProducts, useShows } from 'lisa-query'
import { beforeEach, expect, test, vi } from 'vitest'
import { advance, answering, inLisa, onFakeTime, settle } from '../support/react.tsx'
import { HandEventSource, latest } from './hand-event-source.ts'

onFakeTime()

beforeEach(() => {
  HandEventSource.opened = []
  vi.stubGlobal('EventSource', HandEventSource)
  vi.stubGlobal('BroadcastChannel', undefined)
})

async function page() {
  const { client, calls } = answering(({ request }) => Response.json({ id: request.url.split('/').at(-1) }))
  const live = renderHook(() => ({ live: useLisaLive(), one: useShow('1'), other: useShow('2') }), {
    wrapper: inLisa({ client }),
  })
  await settle()
  await latest().connect()
  return { ...live, calls, client }
}

test('reads again what the gateway names, and nothing else', async () => {
  const { calls, result } = await page()
  expect(result.current.live.status).toBe('live')
  expect(latest().url).toBe('https://lisa.test/v2/_live')
  await latest().tell('change', { version: 1, paths: ['/shows/1'], spread: 0 })
  await advance(0)
  expect(calls).toEqual(['GET /shows/1', 'GET /shows/2', 'GET /shows/1'])
})

test.each([
  ['/shows?', ['GET /shows']],
  ['/shows/42?', ['GET /shows/42']],
  ['/shows/{id}/products', ['GET /shows/42/products', 'GET /shows/a%20b/products']],
  ['/shows/a%20b', ['GET /shows/a%20b/products']],
  ['/shows', ['GET /shows', 'GET /shows/42', 'GET /shows/42/products', 'GET /shows/a%20b/products']],
  ['/show', []],
])('reads again what %s stands for', async (path, again) => {
  const { client, calls } = answering(() => Response.json({ id: '42', items: [] }))
  const reads = () => [useLisaLive(), useShows(), useShow('42'), useShowProducts('42'), useShowProducts('a b'), useChannel('42')]
  renderHook(reads, { wrapper: inLisa({ client }) })
  await settle()
  await latest().connect()
  const before = calls.length
  await latest().tell('change', { version: 1, paths: [path], spread: 0 })
  await advance(0)
  expect(calls.slice(before).sort()).toEqual(again)
})

test('reads everything on screen again when nobody knows what it has missed', async () => {
  const { calls } = await page()
  await latest().tell('resync', { version: 9, spread: 0 })
  await advance(0)
  expect(calls).toEqual(['GET /shows/1', 'GET /shows/2', 'GET /shows/1', 'GET /shows/2'])
})

test('spreads its reads over the time that the gateway gives', async () => {
  const { calls } = await page()
  vi.mocked(Math.random).mockReturnValue(0.5)
  await latest().tell('change', { version: 1, paths: ['/shows'], spread: 4_000 })
  await advance(1_999)
  expect(calls).toHaveLength(2)
  await advance(1)
  expect(calls).toHaveLength(4)
})

test('says the same change once', async () => {
  const { calls } = await page()
  for (const version of [3, 3, 2]) await latest().tell('change', { version, paths: ['/shows/1'], spread: 0 })
  await advance(0)
  expect(calls).toHaveLength(3)
})

test.each(['', 'x', '[]', '{"version":1}', '{"version":"1","paths":["/shows"]}', '{"version":1,"paths":[1]}', 'null'])(
  'takes %j for no change',
  async (data) => {
    const { calls } = await page()
    await act(async () => void latest().dispatchEvent(new MessageEvent('change', { data })))
    await advance(0)
    expect(calls).toHaveLength(2)
  },
)

test('is reconnecting while the browser tries again, and off when the server has refused it', async () => {
  const { result, calls } = await page()
  await latest().fail(0)
  expect(result.current.live.status).toBe('reconnecting')
  await latest().connect()
  expect(result.current.live.status).toBe('live')
  await latest().fail(2)
  expect(result.current.live.status).toBe('off')
  await advance(4_000)
  expect(HandEventSource.opened).toHaveLength(2)
  await latest().fail(2)
  expect(calls).toHaveLength(2)
  await advance(60_000)
  expect(calls).toHaveLength(4)
})

test('goes on from the last change when it connects anew', async () => {
  await page()
  await latest().tell('change', { version: 7, paths: ['/shows/1'], spread: 0 })
  await latest().fail(2)
  await advance(4_000)
  expect(latest().url).toBe('https://lisa.test/v2/_live?lastEventId=7')
})

test('looks by itself where the browser has no EventSource', async () => {
  vi.stubGlobal('EventSource', undefined)
  const { client, calls } = answering(() => Response.json({ id: '1' }))
  const { result } = renderHook(() => ({ live: useLisaLive(), one: useShow('1') }), { wrapper: inLisa({ client }) })
  await settle()
  expect(result.current.live.status).toBe('off')
  await advance(60_000)
  expect(calls).toHaveLength(2)
})

test('lets everything go with its component', async () => {
  const { unmount, calls } = await page()
  const source = latest()
  await source.tell('change', { version: 1, paths: ['/shows'], spread: 4_000 })
  unmount()
  await advance(100_000)
  expect(source.readyState).toBe(2)
  expect(calls).toHaveLength(2)
})
