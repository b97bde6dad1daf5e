import type { Failing } from '../request/failing.ts'

/** What a request is for. They go in this order: a write, a read without cached data, a read that only refreshes cached data. */
export type Rank = (typeof ranks)[number]

const ranks = ['write', 'read', 'background'] as const

/** A request that waits for leave to be sent. */
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

/** Leave to send one request: its place in the order of all that were sent, and when. */
export interface Pass {
  order: number
  sentAt: number
}

/** Adds a waiter behind those that go before it. */
export function enqueue(queue: readonly Waiter[], waiter: Waiter): Waiter[] {
  const place = queue.findIndex((other) => goesBefore(waiter, other))
  return place < 0 ? [...queue, waiter] : [...queue.slice(0, place), waiter, ...queue.slice(place)]
}

function goesBefore(one: Waiter, other: Waiter): boolean {
  const byRank = ranks.indexOf(one.rank) - ranks.indexOf(other.rank)
  return byRank < 0 || (byRank === 0 && one.isResumed && !other.isResumed)
}
