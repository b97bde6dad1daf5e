import { pickShow, playerUrl, stickerTimes } from 'lisa-query/player/core'
import { expect, test } from 'vitest'

test.each([
  [{}, '/'],
  [{ show: '42' }, '/s/42'],
  [{ show: 42 }, '/s/42'],
  [{ show: 'a/b c?d' }, '/s/a%2Fb%20c%3Fd'],
  [{ channel: 'küche' }, '/channel/k%C3%BCche'],
  [{ origin: 'https://shop.hello-lisa.com' }, 'https://shop.hello-lisa.com/'],
  [{ origin: new URL('https://shop.hello-lisa.com'), show: '42' }, 'https://shop.hello-lisa.com/s/42'],
  [{ show: '42', query: { autoplay: true, muted: undefined, ref: 'a&b' } }, '/s/42?autoplay=true&ref=a%26b'],
])('playerUrl(%j) is %s', (place, url) => expect(playerUrl(place)).toBe(url))

test('playerUrl refuses two places at once, and names that are no segment of a path', () => {
  expect(() => playerUrl({ show: '42', channel: 'kitchen' })).toThrow(TypeError)
  for (const show of ['', '.', '..']) expect(() => playerUrl({ show })).toThrow(TypeError)
})

const now = Date.UTC(2026, 0, 10, 12)
const hour = 3_600_000
/** A show that starts so many hours from now. */
const at = (hours: number): { id: number; startsAt: string } => ({
  id: hours,
  startsAt: new Date(now + hours * hour).toISOString(),
})

test.each([
  ['one that has just started, before all others', [-1, -2, 2, 30], -1],
  ['one that starts within 3 hours, before one that started yesterday', [-20, 3, 4], 3],
  ['the next, where several start within 3 hours', [2, 1, 3], 1],
  ['the latest that started within 48 hours, before one that is to come', [-47, -30, -60, 4], -30],
  ['one that started 48 hours ago', [-48, 4], -48],
  ['the next that is to come, before one that started long ago', [-49, 50, 5], 5],
  ['the most recent other', [-100, -49, -2_000], -49],
  ['the one that starts now', [0], 0],
])('pickShow takes %s', (_, hours, picked) => {
  expect(pickShow(hours.map(at), now)?.id).toBe(picked)
  expect(pickShow(hours.map(at).reverse(), new Date(now))?.id).toBe(picked)
})

test('pickShow takes one without a time only where no other is, and none of none', () => {
  expect(pickShow([], now)).toBeUndefined()
  expect(pickShow<{ id: number; startsAt?: string }>([{ id: 1 }, { id: 2, startsAt: 'soon' }], now)).toEqual({ id: 1 })
  expect(pickShow<{ id: number; startsAt?: string }>([{ id: 1 }, at(-1_000)], now)).toEqual(at(-1_000))
})

const sticker = { stickerId: 's', stickerType: 'voucher', clockDriftInMs: 0 }

test.each([
  ['an ISO text', new Date(now).toISOString()],
  ['epoch milliseconds', now],
])('a sticker’s timers start at %s, and end by this device’s clock', (_, startedAt) => {
  const times = stickerTimes({
    ...sticker,
    clockDriftInMs: 2_000,
    stickerActivationTimerDurationInSec: 30,
    stickerActivationTimerIsActive: true,
    stickerActivationTimerIsCompleted: false,
    stickerActivationTimerStartedAt: startedAt,
    stickerExpiryTimerDurationInSec: 300,
    stickerExpiryTimerIsActive: true,
    stickerExpiryTimerStartedAt: startedAt,
  })
  // The device is two seconds behind: by its clock, all comes two seconds sooner.
  expect(times).toEqual({ unlocksAt: now + 28_000, expiresAt: now + 298_000 })
})

test('a timer that is not active, is completed or has no start leads to no time', () => {
  const timer = { stickerActivationTimerDurationInSec: 30, stickerActivationTimerStartedAt: now }
  expect(stickerTimes(sticker)).toEqual({})
  expect(stickerTimes({ ...sticker, ...timer })).toEqual({})
  expect(
    stickerTimes({ ...sticker, ...timer, stickerActivationTimerIsActive: true, stickerActivationTimerIsCompleted: true }),
  ).toEqual({})
  expect(
    stickerTimes({ ...sticker, ...timer, stickerActivationTimerIsActive: true, stickerActivationTimerStartedAt: 'soon' }),
  ).toEqual({})
})
