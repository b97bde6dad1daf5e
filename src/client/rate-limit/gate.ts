import type { SteadyClock } from '../clock.ts'
import type { Emit } from '../events.ts'
import { createListeners, type Listeners } from '../listeners.ts'
import type { Config } from '../options.ts'
import type { Pass, Waiter } from './queue.ts'
import { closed, freshQuota, type Quota } from './quota.ts'
import type { RateLimit } from './rate-limit.ts'

/** All that the gate of one client remembers. Times are milliseconds of the client's clock. */
export interface Gate {
  readonly clock: SteadyClock
  readonly maxWait: number
  readonly rateLimitWindow: number
  readonly emit: Emit
  /** Those who want to know of any change, and those who want to know when it opens or closes. */
  readonly changes: Listeners
  readonly closings: Listeners
  quota: Quota
  queue: Waiter[]
  underWay: Set<Pass>
  /** How many have been sent. */
  sent: number
  lastSentAt: number
  /** LiSA's time for the next try. */
  closedUntil: number
  /** The client's own time, a little later. */
  opensAt: number
  /** What everybody sees of it. */
  shown: RateLimit
  cancelTimer: (() => void) | undefined
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
    queue: [],
    underWay: new Set(),
    sent: 0,
    lastSentAt: 0,
    closedUntil: 0,
    opensAt: 0,
    shown: { isOpen: true, waiting: 0 },
    cancelTimer: undefined,
  }
  return gate
}

/** Up to this share of the limit, little is left. */
const little = 0.2
/** By how much of the wait the gate opens later than asked, at the most. */
export const mostJitter = 0.05

/** Nothing goes out for so long, unless it is closed for longer already. */
export function closeFor(gate: Gate, wait: number, by: 'this-tab' | 'other-tab'): void {
  const closedUntil = gate.clock.now() + wait
  if (closedUntil <= gate.closedUntil) return
  gate.closedUntil = closedUntil
  // A little later than asked, each client by itself, so that not all come back in the same instant.
  gate.opensAt = closedUntil + Math.random() * mostJitter * wait
  gate.quota = closed(gate.quota, gate.sent)
  gate.underWay = new Set()
  gate.emit({ type: 'gate-closed', until: closedUntil, by })
}

/** Sends who may go, turns away who would wait too long, and sets the timer for the next look. */
export function flush(gate: Gate): void {
  const now = gate.clock.now()
  turnAway(gate, now, ({ deadline }) => gate.closedUntil - now > gate.maxWait || gate.closedUntil > deadline)
  sendAll(gate, now)
  turnAway(gate, now, ({ deadline }) => deadline <= now)
  show(gate, now)
  const [first] = gate.queue
  const due = first && dueTime(gate, first, now)
  // Whoever looks on wants to see it open, too.
  const isWatched = !gate.changes.isEmpty() || !gate.closings.isEmpty()
  wakeAt(gate, now, [due, isWatched ? gate.opensAt : undefined, ...gate.queue.map(({ deadline }) => deadline)])
}

/** A wait that is too long is not sat out: the state says when, and the person decides. */
function turnAway(gate: Gate, now: number, isTooLong: (waiter: Waiter) => boolean): void {
  const leaving = gate.queue.filter(isTooLong)
  if (leaving.length === 0) return
  gate.queue = gate.queue.filter((waiter) => !isTooLong(waiter))
  for (const { fail, giveUp } of leaving) {
    giveUp(fail('rate-limited', 'not sent, Too Many Requests', { retryAt: Math.max(now, gate.closedUntil) }))
  }
}

function sendAll(gate: Gate, now: number): void {
  for (let first = gate.queue[0]; first; first = gate.queue[0]) {
    const due = dueTime(gate, first, now)
    if (due === undefined || due > now) return
    gate.queue = gate.queue.slice(1)
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

function show(gate: Gate, now: number): void {
  const { quota, closedUntil, opensAt, queue, shown } = gate
  const isOpen = now >= opensAt
  gate.shown = {
    isOpen,
    retryAt: isOpen ? undefined : closedUntil,
    remaining: quota.isCounted ? quota.left : undefined,
    limit: quota.limit,
    waiting: queue.length,
  }
  gate.changes.tell()
  if (gate.shown.retryAt !== shown.retryAt) gate.closings.tell()
  if (isOpen && !shown.isOpen) gate.emit({ type: 'gate-opened' })
}

function wakeAt(gate: Gate, now: number, moments: (number | undefined)[]): void {
  gate.cancelTimer?.()
  gate.cancelTimer = undefined
  const next = Math.min(...moments.map((moment = 0) => (moment > now ? moment : Number.POSITIVE_INFINITY)))
  if (next < Number.POSITIVE_INFINITY) gate.cancelTimer = gate.clock.after(next - now, () => flush(gate))
}
