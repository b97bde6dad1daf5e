import type { SteadyClock } from '../clock.ts'
import type { Emit } from '../events.ts'
import { createListeners, type Listeners } from '../listeners.ts'
import type { Config } from '../options.ts'
import { createQueue, type Pass, type Queue, type Waiter } from './queue.ts'
import { closed, freshQuota, type Quota } from './quota.ts'
import type { RateLimit } from './rate-limit.ts'

/** All that the gate of one client remembers. Times are milliseconds of the client's clock. */
export interface Gate {
  readonly clock: SteadyClock
  readonly maxWait: number
  readonly rateLimitWindow: number
  readonly emit: Emit
  /** `changes` tells of any change, `closings` only when the gate opens or closes. */
  readonly changes: Listeners
  readonly closings: Listeners
  quota: Quota
  readonly queue: Queue
  underWay: Set<Pass>
  /** How many have been sent. */
  sent: number
  lastSentAt: number
  /** When LiSA wants the next try. */
  closedUntil: number
  /** When the gate opens: a little later, at random, so that not all clients come back at the same moment. */
  opensAt: number
  /** The state that subscribers get. */
  shown: RateLimit
  /** For the next look, where there is something to wait for. */
  timer: { at: number; cancel: () => void } | undefined
}

export function createGate({ clock, maxWait, rateLimitWindow, retryAfterUnit }: Config, emit: Emit): Gate {
  const gate: Gate = {
    clock,
    maxWait,
    rateLimitWindow,
    emit,
    changes: createListeners(() => flush(gate)),
    closings: createListeners(() => flush(gate)),
    quota: freshQuota(retryAfterUnit),
    queue: createQueue(),
    underWay: new Set(),
    sent: 0,
    lastSentAt: 0,
    closedUntil: 0,
    opensAt: 0,
    shown: { isOpen: true, retryAt: undefined, remaining: undefined, limit: undefined, waiting: 0 },
    timer: undefined,
  }
  return gate
}

/** Up to this part of the limit counts as little left. */
const little = 0.2
/** The gate opens later than asked by at most this part of the wait. */
export const mostJitter = 0.05

/** Closes the gate for this long, unless it is closed for longer already. A wait of a frozen tab may be over: it closes nothing. */
export function closeFor(gate: Gate, wait: number, by: 'this-tab' | 'other-tab'): void {
  const closedUntil = gate.clock.now() + wait
  if (wait < 0 || closedUntil <= gate.closedUntil) return
  gate.closedUntil = closedUntil
  gate.opensAt = closedUntil + Math.random() * mostJitter * wait
  gate.quota = closed(gate.quota, gate.sent)
  gate.underWay = new Set()
  gate.emit({ type: 'gate-closed', until: closedUntil, by })
}

/** Sends the requests that may go, fails those that would wait too long, and sets the timer for the next call. */
export function flush(gate: Gate, now: number = gate.clock.now()): void {
  turnAway(gate, now, (deadline) => gate.closedUntil - now > gate.maxWait || gate.closedUntil > deadline)
  sendAll(gate, now)
  turnAway(gate, now, (deadline) => deadline <= now)
  show(gate, now)
  wakeInTime(gate, now)
}

/** Fails the requests that would wait too long: their state says when to try again. */
function turnAway(gate: Gate, now: number, isTooLate: (deadline: number) => boolean): void {
  for (const { fail, giveUp } of gate.queue.removeLate(isTooLate)) {
    giveUp(fail('rate-limited', 'not sent, Too Many Requests', { retryAt: Math.max(now, gate.closedUntil) }))
  }
}

function sendAll(gate: Gate, now: number): void {
  const { queue } = gate
  for (let first = queue.first(); first; first = queue.first()) {
    const due = dueTime(gate, first, now)
    if (due === undefined || due > now) return
    queue.delete(first)
    gate.lastSentAt = now
    gate.sent += 1
    const pass = { order: gate.sent, sentAt: now }
    gate.underWay.add(pass)
    first.go(pass)
  }
}

/** When this request may go; `undefined` if an answer has to come first. */
function dueTime(
  { quota, underWay, opensAt, lastSentAt, rateLimitWindow }: Gate,
  { rank }: Waiter,
  now: number,
): number | undefined {
  if (opensAt > now) return opensAt
  const spare = quota.left - underWay.size
  // While little is left, what only freshens is spread over the window.
  if (rank === 'background' && quota.limit && spare < quota.limit * little) {
    const due = lastSentAt + Math.min(quota.window, rateLimitWindow) / quota.limit
    if (due > now) return due
  }
  return spare < 1 && underWay.size > 0 ? undefined : now
}

/** Tells subscribers, if anything has changed. */
function show(gate: Gate, now: number): void {
  const { quota, closedUntil, opensAt, queue, shown } = gate
  const isOpen = now >= opensAt
  const retryAt = isOpen ? undefined : closedUntil
  const remaining = quota.isCounted ? quota.left : undefined
  const waiting = queue.size()
  const isSame = retryAt === shown.retryAt && remaining === shown.remaining && waiting === shown.waiting
  if (isSame && quota.limit === shown.limit) return
  gate.shown = { isOpen, retryAt, remaining, limit: quota.limit, waiting }
  gate.changes.tell()
  if (retryAt !== shown.retryAt) gate.closings.tell()
  if (isOpen && !shown.isOpen) gate.emit({ type: 'gate-opened' })
}

/** Sets the timer for the next `flush`, where there is something to wait for. */
function wakeInTime(gate: Gate, now: number): void {
  const first = gate.queue.first()
  const due = first ? (dueTime(gate, first, now) ?? 0) : 0
  // Subscribers want to see it open, too, even while no request waits.
  const isWatched = !gate.changes.isEmpty() || !gate.closings.isEmpty()
  let next = gate.queue.earliestDeadline()
  if (due > now) next = Math.min(next, due)
  if (isWatched && gate.opensAt > now) next = Math.min(next, gate.opensAt)
  if (next === gate.timer?.at) return
  gate.timer?.cancel()
  gate.timer = undefined
  if (next === Number.POSITIVE_INFINITY) return
  const wake = (): void => {
    gate.timer = undefined
    flush(gate)
  }
  gate.timer = { at: next, cancel: gate.clock.after(next - now, wake) }
}
