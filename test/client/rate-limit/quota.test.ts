import fc from 'fast-check'
import { expect, it } from 'vitest'
// biome-ignore lint/style/noRestrictedImports: a pure function that users never see, tested by itself
import { closed, freshQuota, next, type Quota, type QuotaAnswer } from '../../../src/client/rate-limit/quota.ts'

const at = 1_000_000

const answer = (order: number, headers: Record<string, string> = {}, more: Partial<QuotaAnswer> = {}): QuotaAnswer => ({
  meaning: 'ok',
  headers: new Headers(headers),
  order,
  sentAt: at,
  sent: order,
  now: at + 10,
  wall: at + 10,
  random: 0.5,
  rateLimitWindow: 60_000,
  ...more,
})

const refused = (order: number, retryAfter: string, more: Partial<QuotaAnswer> = {}): QuotaAnswer =>
  answer(order, { 'retry-after': retryAfter }, { meaning: 'rate-limited', ...more })

const fresh = freshQuota('auto')

it('lets three go before the first answer, and all of them once LiSA turns out not to count', () => {
  expect(fresh.left).toBe(3)
  expect(next(fresh, answer(1)).quota.left).toBe(Number.POSITIVE_INFINITY)
})

it('lets one more go for each answer after a 401 without a count', () => {
  expect(next(fresh, answer(1, {}, { meaning: 'auth-required' })).quota.left).toBe(4)
})

it('takes the count of the latest answer', () => {
  const { quota } = next(fresh, answer(2, { 'x-ratelimit-remaining': '20/60' }, { sent: 3 }))
  expect(quota).toMatchObject({ left: 40, limit: 60, isCounted: true })
  // The first request was answered last: it can only say that there is less.
  expect(next(quota, answer(1, { 'x-ratelimit-remaining': '18/60' })).quota.left).toBe(40)
  expect(next(quota, answer(3, { 'x-ratelimit-remaining': '22/60' })).quota.left).toBe(38)
})

it('closes for the rest of a window once a refusal has shown how long it is', () => {
  const counted = next(fresh, answer(1, { 'x-ratelimit-remaining': '1/2' })).quota
  const step = next(counted, refused(2, '5', { now: at + 1_000 }))
  expect(step).toMatchObject({ wait: 5_000, closeFor: 5_000, quota: { window: 6_000 } })
  const reopened = closed(step.quota, 2)
  const usedUp = answer(4, { 'x-ratelimit-remaining': '2/2' }, { sentAt: at + 7_000, now: at + 7_100 })
  expect(next({ ...reopened, counted: [at + 6_500] }, usedUp).closeFor).toBe(5_400)
})

it.each([
  ['came before anything was counted', '5', []],
  ['names no time', '', [at - 1_000]],
])('learns no window of a refusal that %s', (_, retryAfter, counted) => {
  const refusal = retryAfter ? refused(1, retryAfter) : answer(1, {}, { meaning: 'rate-limited' })
  const { quota } = next({ ...fresh, counted }, refusal)
  expect(quota.window).toBe(Number.POSITIVE_INFINITY)
  // The next one still can.
  const taken = next(quota, answer(2, { 'x-ratelimit-remaining': '1/2' }, { sentAt: at + 6_000 })).quota
  expect(next({ ...taken, counted: [at + 6_000] }, refused(3, '5', { now: at + 7_000 })).quota.window).toBe(6_000)
})

it('does not close while LiSA says that one more may go', () => {
  const known: Quota = { ...fresh, isCounted: true, left: 2, limit: 2, window: 6_000, counted: [at] }
  expect(next(known, answer(4, { 'x-ratelimit-remaining': '1/2' })).closeFor).toBeUndefined()
})

it('does not close for a window that is over', () => {
  const known: Quota = { ...fresh, isCounted: true, left: 1, limit: 2, window: 6_000, counted: [at - 8_000] }
  const usedUp = answer(4, { 'x-ratelimit-remaining': '2/2' }, { sentAt: at, now: at + 1_000 })
  expect(next(known, usedUp).closeFor).toBeUndefined()
})

it('closes for no longer than a window, although others use the key and its own requests are of hours ago', () => {
  const hours = 8 * 3_600_000
  const before = next(fresh, answer(1, { 'x-ratelimit-remaining': '1/20' })).quota
  // Others have sent 18 meanwhile: the count is LiSA's, the moments are this client's.
  const now = at + hours
  const counted = next(before, answer(2, { 'x-ratelimit-remaining': '20/20' }, { sentAt: now, now: now + 40 })).quota
  const step = next(counted, refused(3, '7', { sentAt: now + 50, now: now + 90 }))
  expect(step).toMatchObject({ closeFor: 7_000, quota: { window: 60_000 } })
  const later = now + 70_000
  const usedUp = answer(5, { 'x-ratelimit-remaining': '20/20' }, { sentAt: later, now: later + 40 })
  const { closeFor = 0 } = next({ ...closed(step.quota, 3), counted: [later - 10_000] }, usedUp)
  expect(closeFor).toBe(49_960)
})

it('takes a window for as long as LiSA asks to wait, where that is longer than assumed', () => {
  const counted = next(fresh, answer(1, { 'x-ratelimit-remaining': '1/20' })).quota
  expect(next(counted, refused(2, '110', { now: at + 600_000 })).quota.window).toBe(110_000)
})

it('closes for nobody on an answer of the gateway', () => {
  const step = next(fresh, answer(1, { 'retry-after': '7', 'x-lisa-gateway': 'x' }, { meaning: 'rate-limited' }))
  expect(step).toMatchObject({ wait: 7_000 })
  expect(step.closeFor).toBeUndefined()
})

const anyAnswer = fc.record({
  meaning: fc.constantFrom('ok', 'rate-limited', 'auth-required', 'unavailable', 'not-found'),
  remaining: fc.option(fc.constantFrom('0/10', '3/10', '10/10', '12/10', '5', '0', 'soon'), { nil: undefined }),
  retryAfter: fc.option(fc.constantFrom('0', '1', '2.5', '300', '-1', 'soon'), { nil: undefined }),
  order: fc.integer({ min: 1, max: 40 }),
  ahead: fc.nat({ max: 5 }),
})

it('changes nothing that it was given, and never lets fewer than none or more than LiSA said', () => {
  fc.assert(
    fc.property(fc.array(anyAnswer, { maxLength: 30 }), (answers) => {
      let quota: Quota = fresh
      for (const { meaning, remaining, retryAfter, order, ahead } of answers) {
        const headers = {
          ...(remaining !== undefined && { 'x-ratelimit-remaining': remaining }),
          ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
        }
        const given = Object.freeze({ ...quota, counted: Object.freeze([...quota.counted]), waits: Object.freeze(quota.waits) })
        const one = answer(order, headers, { meaning: meaning as QuotaAnswer['meaning'], sent: order + ahead })
        const step = next(given, one)
        expect(next(given, one)).toEqual(step)
        expect(step.quota.left).toBeGreaterThanOrEqual(0)
        if (step.quota.isCounted && remaining === '5' && meaning !== 'rate-limited')
          expect(step.quota.left).toBeLessThanOrEqual(5)
        if (meaning === 'rate-limited') expect(step.closeFor).toBe(step.wait)
        if (step.wait !== undefined) expect(step.wait).toBeGreaterThanOrEqual(0)
        quota = step.closeFor === undefined ? step.quota : closed(step.quota, one.sent)
      }
    }),
  )
})
