import { meaningOf } from '../../errors/status.ts'
import { longestTimer } from '../clock.ts'
import { createListeners, type Listeners } from '../listeners.ts'
import type { Config } from '../options.ts'
import type { Failing } from '../request/failing.ts'
import type { SessionNews } from '../session/session.ts'
import type { Tabs } from '../session/tabs.ts'
import { createWaits } from './waits.ts'

/** What is known of LiSA's rate limit, and how many requests wait for it. */
export interface RateLimit {
  isOpen: boolean
  /** While it is closed: LiSA's time for the next try, in epoch milliseconds. Requests go out up to 5 % of the wait later. */
  retryAt?: number | undefined
  /** How many more requests LiSA takes, as it said in its last answer, where it says so. */
  remaining?: number | undefined
  /** How many it takes in a window, where it says so. */
  limit?: number | undefined
  /** How many requests wait to be sent. */
  waiting: number
}

/** Leave to send one request: its place in the order of all that were sent, and when. */
export interface Pass {
  order: number
  sentAt: number
}

/** Who goes first: a write (0), a read that somebody waits for (1), a read that only freshens what is there (2). */
export type Rank = number

/** Lets the requests of a client out, all of them by one rule. */
export interface RateGate {
  /** The same object until something changes. */
  get(): RateLimit
  readonly subscribe: Listeners['subscribe']
  readonly subscribeToClosing: Listeners<SessionNews>['subscribe']
  /** Looks whether it has opened. */
  look(): void
  /** Resolves when the request may go; rejects with `rate-limited` if that is further off than `maxWait`. */
  enter(rank: Rank, signal: AbortSignal, fail: Failing): Promise<Pass>
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
  fail: Failing
  go: (pass: Pass) => void
  giveUp: (error: Error) => void
}

const freshening: Rank = 2
/** How many go out before the first answer. */
const fewest = 3
/** Up to this share of the limit, little is left. */
const little = 0.2
const mostJitter = 0.05

/** What bundlers put in for the build at hand. */
declare const process: { env: { NODE_ENV?: string } }

export function createRateGate(config: Config, tabs: Tabs, closings: Listeners<SessionNews>): RateGate {
  const { clock, maxWait, rateLimitWindow } = config
  const waits = createWaits(config)
  const changes = createListeners(() => letOut())
  let queue: Waiter[] = []
  let underWay = new Set<Pass>()
  let sent = 0
  let lastSentAt = 0
  /** How many may be under way: a few before the first answer, then as many as are left, or all if LiSA does not count. */
  let left = fewest
  let limit: number | undefined
  let isCounted = false
  /** Whatever had been sent when LiSA last refused, and when it last said how many are left. */
  let sentAtRefusal = 0
  let sentAtCount = 0
  /** When the requests of the current window were sent, and how long it is, once a refusal has shown it. */
  let counted: number[] = []
  let window = Number.POSITIVE_INFINITY
  let closedUntil = 0
  let opensAt = 0
  let hasWarned = false
  let stop: (() => void) | undefined
  let state: RateLimit = { isOpen: true, waiting: 0 }

  const close = (until: number): void => {
    if (until <= closedUntil) return
    closedUntil = until
    // A little later than asked, each client by itself, so that not all come back in the same instant.
    opensAt = until + Math.random() * mostJitter * (until - clock.now())
    // One goes first then, and does not wait for what is still under way.
    left = 0
    sentAtRefusal = sent
    sentAtCount = sent
    underWay = new Set()
    letOut()
  }

  const announce = (until: number): void => {
    close(until)
    tabs.tell({ closedUntil: until })
  }

  const wakeAt = (moment: number): void => {
    stop ??= clock.after(Math.min(moment - clock.now(), longestTimer), letOut)
  }

  const letOut = (): void => {
    stop?.()
    stop = undefined
    const now = clock.now()
    if (closedUntil - now > maxWait) {
      for (const { fail, giveUp } of queue.splice(0)) {
        giveUp(fail('rate-limited', 'not sent, Too Many Requests', { retryAt: closedUntil }))
      }
    }
    for (let next = queue[0]; next && !stop; next = queue[0]) {
      const spare = left - underWay.size
      // While little is left, what only freshens is spread over the window.
      const isSpread = opensAt <= now && next.rank === freshening
      const due = limit && isSpread && spare < limit * little ? lastSentAt + Math.min(window, rateLimitWindow) / limit : opensAt
      if (due > now) wakeAt(due)
      else if (spare < 1 && underWay.size > 0) break
      else {
        queue.shift()
        lastSentAt = now
        sent += 1
        const pass = { order: sent, sentAt: now }
        underWay.add(pass)
        next.go(pass)
      }
    }
    const isOpen = now >= opensAt
    const before = state.retryAt
    state = {
      isOpen,
      retryAt: isOpen ? undefined : closedUntil,
      remaining: isCounted ? left : undefined,
      limit,
      waiting: queue.length,
    }
    changes.tell()
    if (state.retryAt !== before) closings.tell(undefined)
    // Whoever looks on wants to see it open, too.
    if (!isOpen && !(changes.isEmpty() && closings.isEmpty())) wakeAt(opensAt)
  }

  return {
    get: () => state,
    subscribe: changes.subscribe,
    subscribeToClosing: closings.subscribe,
    look: letOut,
    enter: (rank, signal, fail) =>
      new Promise((go, giveUp) => {
        signal.throwIfAborted()
        const waiter = { rank, fail, go, giveUp }
        queue.push(waiter)
        queue.sort((one, other) => one.rank - other.rank)
        signal.addEventListener('abort', () => {
          queue = queue.filter((other) => other !== waiter)
          giveUp(signal.reason)
          letOut()
        })
        letOut()
      }),
    answered: ({ status, headers, type }, pass) => {
      underWay.delete(pass)
      const { order, sentAt } = pass
      const meaning = meaningOf(status)
      const isRefused = meaning === 'rate-limited'
      const isNews = order > sentAtRefusal
      const retryAt = waits(headers, isRefused, isNews)
      const [said, first, most] = count.exec(headers.get('x-ratelimit-remaining') ?? '') ?? []
      if (said) limit = most ? Number(most) : undefined
      if (retryAt && isRefused) {
        if (counted[0] !== undefined && headers.has('retry-after')) window = Math.min(window, retryAt - counted[0])
        announce(retryAt)
        if (process.env.NODE_ENV !== 'production' && type === 'cors' && !headers.has('retry-after') && !said && !hasWarned) {
          hasWarned = true
          // biome-ignore lint/suspicious/noConsole: only in development, where nothing else would say why waits are long
          console.warn(hiddenHeaders)
        }
      } else if (said) {
        isCounted = true
        const rest = limit ? Math.max(0, limit - Number(first)) : Number(first)
        // Answers overtake each other: only one to what was sent after the last count can say that there is more.
        const isLatest = order > sentAtCount
        left = isLatest ? rest : Math.min(left, rest)
        if (isLatest) sentAtCount = sent
        if (limit) counted = [...counted, sentAt].slice(isLatest ? -Number(first) : -limit)
        if (left < 1 && counted[0] !== undefined && window < Number.POSITIVE_INFINITY) announce(counted[0] + window)
        // Refusals are all there is to go by then: after one, as after a 401, each answer lets one more go.
      } else if (!isCounted && isNews) left = sentAtRefusal || meaning === 'auth-required' ? left + 1 : Number.POSITIVE_INFINITY
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

const hiddenHeaders =
  'lisa-query: LiSA answered 429 from another origin, and its headers are hidden, so waits are guessed. Have the server send `Access-Control-Expose-Headers: Retry-After, X-RateLimit-Remaining`, or go through a proxy on your own origin.'

/** `26/60`: so many used of so many. `34`: so many left. LiSA's page can be read both ways; anything else says nothing. */
const count = /^\s*(\d{1,9})(?:\s*\/\s*([1-9]\d{0,8}))?\s*$/
