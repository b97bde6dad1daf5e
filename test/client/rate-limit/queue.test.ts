import fc from 'fast-check'
import { expect, it } from 'vitest'
// biome-ignore lint/style/noRestrictedImports: the order of the queue, which users never see, tested by itself
import { createQueue, type Rank, type Waiter } from '../../../src/client/rate-limit/queue.ts'

const ranks: readonly Rank[] = ['write', 'read', 'background']

const waiters = fc.array(
  fc.record({ rank: fc.constantFrom(...ranks), isResumed: fc.boolean(), deadline: fc.integer({ min: 0, max: 100 }) }),
)

const made = (facts: Pick<Waiter, 'rank' | 'isResumed' | 'deadline'>): Waiter => ({
  ...facts,
  fail: () => {
    throw new Error('nobody asks for an error here')
  },
  go: () => undefined,
  giveUp: () => undefined,
})

/** By rank, those that were held up first, and else as they came: `toSorted` keeps the order of equals. */
const inOrder = (all: readonly Waiter[]): Waiter[] =>
  all.toSorted(
    (one, other) => ranks.indexOf(one.rank) - ranks.indexOf(other.rank) || Number(other.isResumed) - Number(one.isResumed),
  )

function emptied(queue: ReturnType<typeof createQueue>): Waiter[] {
  const left: Waiter[] = []
  for (let first = queue.first(); first; first = queue.first()) {
    expect(queue.delete(first)).toBe(true)
    left.push(first)
  }
  return left
}

it('gives writes first, then reads, then what only freshens, each in its order and those held up first', () => {
  fc.assert(
    fc.property(waiters, (facts) => {
      const all = facts.map(made)
      const queue = createQueue()
      for (const waiter of all) queue.add(waiter)
      expect(queue.size()).toBe(all.length)
      expect(emptied(queue)).toEqual(inOrder(all))
      expect(queue.earliestDeadline()).toBe(Number.POSITIVE_INFINITY)
    }),
  )
})

it('takes out all whose deadline has come, and knows when to look again', () => {
  fc.assert(
    fc.property(waiters, fc.array(fc.integer({ min: 0, max: 100 })), (facts, moments) => {
      const queue = createQueue()
      let left = facts.map(made)
      for (const waiter of left) queue.add(waiter)
      for (const moment of moments) {
        const isLate = (deadline: number): boolean => deadline <= moment
        expect(queue.removeLate(isLate)).toEqual(inOrder(left.filter(({ deadline }) => isLate(deadline))))
        left = left.filter(({ deadline }) => !isLate(deadline))
        // Never later than the first deadline, so that no timer is missed.
        expect(queue.earliestDeadline()).toBeLessThanOrEqual(Math.min(...left.map(({ deadline }) => deadline)))
        expect(queue.earliestDeadline()).toBeGreaterThan(moment)
      }
      expect(emptied(queue)).toEqual(inOrder(left))
    }),
  )
})
