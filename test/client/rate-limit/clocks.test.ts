import { expect, it } from 'vitest'
import { handClock, settled } from '../answering.ts'
import { steering } from '../steering.ts'

const hour = 3_600_000

/** A clock whose `now` somebody can set, while its timers go on measuring. */
function settableClock(hasElapsed: boolean) {
  const true_ = handClock()
  const start = true_.now()
  let offset = 0
  return {
    now: () => true_.now() + offset,
    ...(hasElapsed && { elapsed: () => true_.now() - start }),
    after: true_.after,
    advance: true_.advance,
    set: (milliseconds: number) => {
      offset += milliseconds
    },
  }
}

const jumps = [-hour, -1_000, -2_500, -1] as const

it.each(jumps.flatMap((jump) => [true, false].map((hasElapsed) => [jump, hasElapsed] as const)))(
  'waits two seconds, whether or not the clock is set by %i ms meanwhile (elapsed: %s)',
  async (jump, hasElapsed) => {
    const clock = settableClock(hasElapsed)
    const lisa = steering({ clock })
    lisa.read('r1')
    await settled()
    await lisa.sent[0]?.refuse({ 'retry-after': '2' })
    const next = lisa.read('r2')
    await settled()
    clock.set(jump)
    clock.advance(1_999)
    await settled()
    expect(lisa.ids()).toEqual(['r1'])
    clock.advance(200)
    await settled()
    expect(lisa.ids()).toEqual(['r1', 'r2'])
    expect(next.outcome).toBe('under way')
  },
)

it('waits for longer than a timer of the platform can', async () => {
  const clock = handClock()
  const lisa = steering({ clock, maxWait: Number.POSITIVE_INFINITY, retryAfterUnit: 's' })
  lisa.read('r1')
  await settled()
  await lisa.sent[0]?.refuse({ 'retry-after': `${(30 * 24 * hour) / 1_000}` })
  lisa.read('r2')
  await settled()
  for (const days of [25, 4]) {
    clock.advance(days * 24 * hour)
    await settled()
    expect(lisa.ids()).toEqual(['r1'])
  }
  clock.advance(3 * 24 * hour)
  await settled()
  expect(lisa.ids()).toEqual(['r1', 'r2'])
})

it.each([true, false])('lets a request in that comes after the clock was set back (elapsed: %s)', async (hasElapsed) => {
  const clock = settableClock(hasElapsed)
  const lisa = steering({ clock })
  lisa.read('r1')
  await settled()
  await lisa.sent[0]?.refuse({ 'retry-after': '2' })
  clock.set(-hour)
  const next = lisa.read('r2')
  await settled()
  expect(next.outcome).toBe('under way')
  clock.advance(2_200)
  await settled()
  expect(lisa.ids()).toEqual(['r1', 'r2'])
})

it('sends nothing early because the clock was set forward', async () => {
  const clock = settableClock(true)
  const lisa = steering({ clock })
  lisa.read('r1')
  await settled()
  await lisa.sent[0]?.refuse({ 'retry-after': '30' })
  clock.set(hour)
  lisa.read('r2')
  await settled()
  clock.advance(29_000)
  await settled()
  expect(lisa.ids()).toEqual(['r1'])
  clock.advance(3_000)
  await settled()
  expect(lisa.ids()).toEqual(['r1', 'r2'])
})
