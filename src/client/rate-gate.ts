import { longestTimer } from './clock.ts'
import { createListeners, type Listeners } from './listeners.ts'
import type { Config } from './options.ts'
import { createQuota, type Pass } from './quota.ts'
import type { Tabs } from './tabs.ts'

/** What is known of LiSA's rate limit, and how many requests wait for it. */
export interface RateLimit {
  isOpen: boolean
  /** While it is closed: when requests go out again, in epoch milliseconds. */
  retryAt?: number | undefined
  /** How many more requests LiSA takes in this window, where it says so. */
  remaining?: number | undefined
  /** How many it takes in a window, where it says so. */
  limit?: number | undefined
  /** How many requests wait to be sent. */
  waiting: number
}

/** Who goes first: a write, a read that somebody waits for, a read that only freshens what is there. */
export type Rank = 0 | 1 | 2

/** Lets the requests of a client out, all of them by one rule. */
export interface RateGate {
  /** The same object until something changes. */
  get(): RateLimit
  readonly subscribe: Listeners['subscribe']
  readonly subscribeToClosing: Listeners['subscribe']
  /** Resolves when the request may go; rejects with what `refused` makes of the time if that is further off than `maxWait`. */
  enter(rank: Rank, signal: AbortSignal, refused: (retryAt: number) => Error): Promise<Pass>
  /** Takes in an answer's headers; gives when LiSA wants the next try, in epoch milliseconds, where it says so. */
  answered(response: Response, pass: Pass): number | undefined
  /** The request is over, however it ended. */
  leave(pass: Pass): void
  /** Nothing goes out until then (epoch milliseconds). */
  close(until: number): void
  /** Leaves no timer behind. */
  stop(): void
}

interface Waiter {
  rank: Rank
  refused: (retryAt: number) => Error
  go: (pass: Pass) => void
  fail: (error: Error) => void
}

const freshening: Rank = 2
/** Up to this share of the limit, little is left. */
const little = 0.2
const mostJitter = 0.05

export function createRateGate(config: Config, tabs: Tabs): RateGate {
  const { clock, maxWait } = config
  const quota = createQuota(config)
  const changes = createListeners()
  const closings = createListeners()
  const queue: Waiter[] = []
  let underWay = new Set<Pass>()
  let sent = 0
  let lastSentAt = 0
  let closedUntil = 0
  let opensAt = 0
  let stop: (() => void) | undefined
  let state: RateLimit = { isOpen: true, waiting: 0 }

  const close = (until: number): void => {
    if (until <= closedUntil) return
    const now = clock.now()
    closedUntil = until
    // A little later than asked, each client by itself, so that not all come back in the same instant.
    opensAt = until + Math.random() * mostJitter * Math.max(0, until - now)
    // One goes first then, and does not wait for what is still under way.
    quota.left = 0
    underWay = new Set()
    letOut()
  }

  /** When this one may go by the clock; whether it may by the count is another question. */
  const dueAt = ({ rank }: Waiter): number => {
    const { left, limit = 0, window } = quota
    return rank === freshening && left - underWay.size < limit * little ? Math.max(opensAt, lastSentAt + window / limit) : opensAt
  }

  const wakeAt = (moment: number, now: number): void => {
    stop ??= clock.after(Math.min(moment - now, longestTimer), letOut)
  }

  const letOut = (): void => {
    stop?.()
    stop = undefined
    const now = clock.now()
    if (closedUntil - now > maxWait) for (const { fail, refused } of queue.splice(0)) fail(refused(closedUntil))
    for (let next = queue[0]; next && !stop; next = queue[0]) {
      const due = dueAt(next)
      if (due > now) {
        wakeAt(due, now)
      } else if (quota.left > underWay.size || underWay.size === 0) {
        queue.shift()
        lastSentAt = now
        sent += 1
        const pass = { order: sent, sentAt: now }
        underWay.add(pass)
        next.go(pass)
      } else break
    }
    const isOpen = now >= opensAt
    const before = state.retryAt
    state = {
      isOpen,
      retryAt: isOpen ? undefined : closedUntil,
      remaining: quota.isCounted ? quota.left : undefined,
      limit: quota.limit,
      waiting: queue.length,
    }
    changes.tell()
    if (state.retryAt !== before) closings.tell()
    // Whoever looks on wants to see it open, too.
    if (!isOpen && !(changes.isEmpty() && closings.isEmpty())) wakeAt(opensAt, now)
  }

  return {
    get: () => state,
    subscribe: changes.subscribe,
    subscribeToClosing: closings.subscribe,
    enter: (rank, signal, refused) =>
      new Promise((go, fail) => {
        signal.throwIfAborted()
        const waiter = { rank, refused, go, fail }
        const place = queue.findIndex((other) => other.rank > rank)
        queue.splice(place < 0 ? queue.length : place, 0, waiter)
        signal.addEventListener('abort', () => {
          if (!queue.includes(waiter)) return
          queue.splice(queue.indexOf(waiter), 1)
          fail(signal.reason)
          letOut()
        })
        letOut()
      }),
    answered: (response, pass) => {
      const { retryAt, closedUntil: until } = quota.answered(response, pass, sent)
      underWay.delete(pass)
      if (until !== undefined) {
        close(until)
        tabs.tell({ closedUntil: until })
      }
      letOut()
      return retryAt
    },
    leave: (pass) => {
      if (underWay.delete(pass)) letOut()
    },
    close,
    stop: () => stop?.(),
  }
}
