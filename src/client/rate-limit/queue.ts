import type { Failing } from '../request/failing.ts'

/** What a request is for. They go in this order: a write, a read without cached data, a read that only refreshes cached data. */
export type Rank = (typeof ranks)[number]

const ranks = ['write', 'read', 'background'] as const

/** A request that waits until it may be sent. */
export interface Waiter {
  rank: Rank
  /** Whether it has waited before, and was held up by a refresh: then it goes ahead of its rank. */
  isResumed: boolean
  /** Until when it may wait, in milliseconds of the client's clock. */
  deadline: number
  fail: Failing
  go: (pass: Pass) => void
  giveUp: (reason: unknown) => void
}

/** Permission to send one request: its number among all that were sent, and when it was given. */
export interface Pass {
  order: number
  sentAt: number
}

/** The requests that wait. Every operation but `removeLate` takes constant time. */
export interface Queue {
  /** Adds a waiter at the end of its lane. */
  add(waiter: Waiter): void
  /** Removes a waiter; returns whether it was there. */
  delete(waiter: Waiter): boolean
  has(waiter: Waiter): boolean
  /** Who goes first. */
  first(): Waiter | undefined
  size(): number
  /** The first deadline of all that wait, or an earlier moment; infinite while the queue is empty. */
  earliestDeadline(): number
  /** Removes and returns the waiters whose deadline passes the test. A deadline before one that passes must pass, too. */
  removeLate(isLate: (deadline: number) => boolean): Waiter[]
}

export function createQueue(): Queue {
  // A set keeps the order in which its members came. Of each rank, those that were held up by a refresh go first.
  const lanes = { write: newLane(), read: newLane(), background: newLane() }
  const inOrder = ranks.flatMap((rank) => [lanes[rank].resumed, lanes[rank].fresh])
  const laneOf = ({ rank, isResumed }: Waiter): Set<Waiter> => lanes[rank][isResumed ? 'resumed' : 'fresh']
  const size = (): number => inOrder.reduce((sum, lane) => sum + lane.size, 0)
  let earliest = Number.POSITIVE_INFINITY
  return {
    add(waiter) {
      laneOf(waiter).add(waiter)
      earliest = Math.min(earliest, waiter.deadline)
    },
    delete(waiter) {
      const wasThere = laneOf(waiter).delete(waiter)
      if (size() === 0) earliest = Number.POSITIVE_INFINITY
      return wasThere
    },
    has: (waiter) => laneOf(waiter).has(waiter),
    first: () =>
      inOrder
        .find(({ size }) => size > 0)
        ?.values()
        .next().value,
    size,
    earliestDeadline: () => earliest,
    removeLate(isLate) {
      if (!isLate(earliest)) return []
      const late: Waiter[] = []
      earliest = Number.POSITIVE_INFINITY
      for (const lane of inOrder) {
        for (const waiter of lane) {
          if (!isLate(waiter.deadline)) earliest = Math.min(earliest, waiter.deadline)
          else if (lane.delete(waiter)) late.push(waiter)
        }
      }
      return late
    },
  }
}

const newLane = () => ({ resumed: new Set<Waiter>(), fresh: new Set<Waiter>() })
