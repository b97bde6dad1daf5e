import { mistake } from '../../errors/mistake.ts'
import { meaningOf } from '../../errors/status.ts'
import type { Emit } from '../events.ts'
import type { Listeners } from '../listeners.ts'
import type { Config } from '../options.ts'
import type { Failing } from '../request/failing.ts'
import type { Running } from '../request/under-way.ts'
import type { Tabs } from '../session/tabs.ts'
import { closeFor, createGate, flush, mostJitter } from './gate.ts'
import type { Pass, Rank } from './queue.ts'
import { next } from './quota.ts'
import type { Closing, RateLimit } from './rate-limit.ts'

/** How a request asks for permission to be sent. */
export interface Entering {
  rank: Rank
  /** Whether it has waited before, and was held up by a refresh: then it goes ahead of its rank. */
  isResumed?: boolean
  /** The most it may wait, in milliseconds; by default `maxWait` and the jitter. */
  patience?: number
}

/** A request that may be cancelled while it waits. */
type Abortable = Pick<Running, 'throwIfAborted' | 'whenAborted'>

/** Decides when each request of a client may be sent. */
export interface RateGate {
  /** The same object until something changes. */
  get(): RateLimit
  /** Calls back when anything of it changes; returns a function that stops it. */
  readonly subscribe: Listeners['subscribe']
  /** Calls back when it opens or closes; returns a function that stops it. */
  readonly subscribeToClosing: Listeners['subscribe']
  /** Resolves when the request may go; rejects with `rate-limited` if that is further off than it may wait. */
  enter(entering: Entering, running: Abortable, fail: Failing): Promise<Pass>
  /** Reads the rate limit from an answer. */
  answered(response: Response, pass: Pass): Arrival
  /** The request is over, however it ended. */
  leave(pass: Pass): void
  /** Another tab was refused. */
  closeAs(closing: Closing): void
  /** Leaves no timer behind. */
  stop(): void
}

/** When an answer arrived, and when LiSA wants the next try, where it says so; both in epoch milliseconds. */
export interface Arrival {
  at: number
  retryAt: number | undefined
}

export function createRateGate(config: Config, tabs: Tabs, emit: Emit): RateGate {
  const { clock, maxWait, rateLimitWindow } = config
  const gate = createGate(config, emit)
  let hasWarned = false

  const takeIn = (response: Response, pass: Pass): Arrival => {
    gate.underWay.delete(pass)
    const { status, headers } = response
    const now = clock.now()
    const {
      quota,
      wait,
      closeFor: pause,
    } = next(gate.quota, {
      meaning: meaningOf(status),
      headers,
      order: pass.order,
      sentAt: pass.sentAt,
      sent: gate.sent,
      now,
      wall: clock.wall(),
      random: Math.random(),
      rateLimitWindow,
    })
    gate.quota = quota
    if (pause !== undefined) {
      closeFor(gate, pause, 'this-tab')
      tabs.tell({ closing: { until: clock.wall() + pause, wait: pause } })
      if (wait !== undefined && !hasWarned) hasWarned = warnOfHiddenHeaders(response)
    }
    flush(gate, now)
    return { at: now, retryAt: wait === undefined ? undefined : now + wait }
  }

  return {
    get: () => gate.shown,
    subscribe: gate.changes.subscribe,
    subscribeToClosing: gate.closings.subscribe,
    enter: ({ rank, isResumed = false, patience = maxWait * (1 + mostJitter) }, running, fail) =>
      new Promise((go, giveUp) => {
        running.throwIfAborted()
        const now = clock.now()
        const waiter = { rank, isResumed, deadline: now + patience, fail, go, giveUp }
        gate.queue.add(waiter)
        flush(gate, now)
        // Most requests may go at once.
        if (!gate.queue.has(waiter)) return
        running.whenAborted((reason) => {
          if (!gate.queue.delete(waiter)) return
          giveUp(reason)
          flush(gate)
        })
      }),
    answered: takeIn,
    leave: (pass) => {
      if (gate.underWay.delete(pass)) flush(gate)
    },
    closeAs: ({ until, wait }) => {
      closeFor(gate, Math.min(wait, until - clock.wall()), 'other-tab')
      flush(gate)
    },
    stop: () => gate.timer?.cancel(),
  }
}

/** Tells a developer when a browser hides the headers that waits are read from. Returns whether it did. */
function warnOfHiddenHeaders({ type, headers }: Response): boolean {
  const isHidden = type === 'cors' && !headers.has('retry-after') && !headers.has('x-ratelimit-remaining')
  if (process.env.NODE_ENV === 'production' || !isHidden) return false
  // biome-ignore lint/suspicious/noConsole: only in development, where nothing else would say why waits are long
  console.warn(
    mistake(
      'hidden-headers',
      'lisa-query: LiSA answered 429 from another origin, and its headers are hidden, so waits are guessed. Have the server send `Access-Control-Expose-Headers: Retry-After, X-RateLimit-Remaining`, or go through a proxy on your own origin.',
    ).message,
  )
  return true
}
