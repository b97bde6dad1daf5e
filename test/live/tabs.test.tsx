// @vitest-environment jsdom
import { renderHook } from '@testing-library/react'
import { useLisaLive, useShow } from 'lisa-query'
import { beforeEach, expect, test, vi } from 'vitest'
import { act, advance, answering, inLisa, onFakeTime, settle } from '../support/react.tsx'
import { fakeBrowser } from './fake-browser.ts'
import { connections, HandEventSource, latest } from './hand-event-source.ts'

onFakeTime()

beforeEach(() => {
  HandEventSource.opened = []
  vi.stubGlobal('EventSource', HandEventSource)
})

/** One more tab that shows a show. */
async function tab() {
  const { client, calls } = answering(({ request }) => Response.json({ id: request.url.split('/').at(-1) }))
  const live = renderHook(() => ({ live: useLisaLive(), one: useShow('1') }), { wrapper: inLisa({ client }) })
  await settle()
  return { calls, close: live.unmount, status: () => live.result.current.live.status }
}

const change = (version: number) => ['change', { version, paths: ['/shows'], spread: 0 }] as const

test('has one connection for all tabs, and each reads what has changed', async () => {
  fakeBrowser()
  const tabs = [await tab(), await tab(), await tab()]
  expect(connections()).toHaveLength(1)
  await latest().connect()
  expect(tabs.map(({ status }) => status())).toEqual(['live', 'live', 'live'])
  await latest().tell(...change(1))
  await advance(0)
  expect(tabs.map(({ calls }) => calls.length)).toEqual([2, 2, 2])
})

test('tells a tab that comes later how things stand', async () => {
  fakeBrowser()
  await tab()
  await latest().connect()
  expect((await tab()).status()).toBe('live')
  expect(connections()).toHaveLength(1)
})

test('goes on in another tab from where the closed one was', async () => {
  fakeBrowser()
  const [first, second] = [await tab(), await tab()]
  await latest().connect()
  await latest().tell(...change(7), '6')
  await advance(0)
  first.close()
  await settle()
  expect(connections()).toHaveLength(1)
  expect(latest().url).toBe('https://lisa.test/v2/_live?lastEventId=6')
  await latest().connect()
  // The gateway tells it again, as it does where an earlier change has come late.
  await latest().tell(...change(7), '7')
  await latest().tell(...change(6), '7')
  await advance(0)
  expect(second.status()).toBe('live')
  expect(second.calls).toHaveLength(3)
})

test('takes the lead from a frozen tab, which follows when it wakes up', async () => {
  const browser = fakeBrowser()
  const [frozen, second, third] = [await tab(), await tab(), await tab()]
  await latest().connect()
  const before = latest()
  Object.assign(browser.tabs[0] as object, { isFrozen: true })
  await advance(90_000)
  await settle()
  expect(latest()).not.toBe(before)
  expect(before.readyState).toBe(HandEventSource.CLOSED)
  expect(connections()).toHaveLength(1)
  await latest().connect()
  Object.assign(browser.tabs[0] as object, { isFrozen: false })
  const counts = [frozen, second, third].map(({ calls }) => calls.length)
  await latest().tell(...change(1))
  await advance(0)
  expect([frozen, second, third].map(({ calls }, at) => calls.length - (counts[at] ?? 0))).toEqual([1, 1, 1])
})

test('does not wait long for a frozen tab when it has just been opened', async () => {
  const browser = fakeBrowser()
  await tab()
  await latest().connect()
  Object.assign(browser.tabs[0] as object, { isFrozen: true })
  const second = await tab()
  await advance(6_000)
  await latest().connect()
  expect(second.status()).toBe('live')
  expect(connections()).toHaveLength(1)
})

test('keeps the lead with a tab whose timers run once a minute', async () => {
  fakeBrowser()
  await tab()
  await tab()
  await latest().connect()
  for (let minute = 0; minute < 3; minute += 1) {
    for (let beat = 0; beat < 3; beat += 1) {
      await advance(20_000)
      await latest().tell('beat', {})
    }
  }
  expect(HandEventSource.opened).toHaveLength(1)
})

test.each([
  ['refused', { request: () => Promise.reject(new DOMException('no', 'SecurityError')) }],
  [
    'thrown',
    {
      request: () => {
        throw new TypeError('no')
      },
    },
  ],
  ['missing', undefined],
])('connects each tab by itself where locks are %s', async (_, locks) => {
  fakeBrowser().stubLocks(locks)
  const tabs = [await tab(), await tab()]
  expect(connections()).toHaveLength(2)
  for (const source of connections()) await source.connect()
  expect(tabs.map(({ status }) => status())).toEqual(['live', 'live'])
})

test('connects each tab by itself where locks never answer', async () => {
  fakeBrowser().stubLocks({ request: () => new Promise(() => undefined) })
  const tabs = [await tab(), await tab()]
  expect(connections()).toHaveLength(0)
  await advance(11_000)
  expect(connections()).toHaveLength(2)
  for (const source of connections()) await source.connect()
  expect(tabs.map(({ status }) => status())).toEqual(['live', 'live'])
})

test('gives up its own connection when a lock comes late to another tab', async () => {
  const browser = fakeBrowser()
  const late: (() => void)[] = []
  browser.stubLocks({
    request: (...asked: Parameters<typeof browser.request>) =>
      new Promise((resolve, reject) => late.push(() => void browser.request(...asked).then(resolve, reject))),
  })
  await tab()
  await tab()
  await advance(11_000)
  expect(connections()).toHaveLength(2)
  await act(async () => late[0]?.())
  await settle()
  expect(connections()).toHaveLength(1)
})

test('lets the others go on while the browser freezes its page, and reads everything again afterwards', async () => {
  fakeBrowser()
  const { calls, status } = await tab()
  await latest().connect()
  await act(async () => void document.dispatchEvent(new Event('freeze')))
  expect(connections()).toHaveLength(0)
  await act(async () => void document.dispatchEvent(new Event('resume')))
  await settle()
  await latest().connect()
  await advance(1_000)
  expect(status()).toBe('live')
  expect(calls).toHaveLength(2)
})
