import {
  createLisaClient,
  getShow,
  isLisaError,
  type LisaClient,
  type LisaClientOptions,
  type RequestOptions,
  updateShow,
} from 'lisa-query/core'
import { type HandClock, handClock, json, settled } from './answering.ts'

/** A request that has reached LiSA, to be answered by hand. */
export interface Sent {
  id: string
  request: Request
  body: Promise<string>
  isOver: boolean
  answer(status: number, headers?: Record<string, string>): Promise<void>
  refuse(headers?: Record<string, string>): Promise<void>
  fail(reason?: unknown): Promise<void>
}

/** What became of a call: `under way`, `done`, `called off`, or the kind of its error. */
export interface Asked {
  id: string
  promise: Promise<unknown>
  outcome: string
  reason: unknown
  abort(reason?: unknown): void
}

export interface Steering {
  client: LisaClient
  clock: HandClock
  sent: Sent[]
  /** Which have reached LiSA, in order. */
  ids(): string[]
  /** Those that LiSA has not answered. */
  open(): Sent[]
  read(id: string, options?: RequestOptions): Asked
  freshen(id: string): Asked
  write(id: string): Asked
  /** Moves the clock and lets what is due run. */
  pass(milliseconds: number): Promise<void>
}

/** A client on a clock that stands still, whose requests are answered when the test says so. */
export function steering(options: Partial<LisaClientOptions> = {}, arrived?: (one: Sent) => void): Steering {
  const clock = handClock()
  const sent: Sent[] = []
  const fetch = (request: Request): Promise<Response> =>
    new Promise((resolve, reject) => {
      const one: Sent = {
        id: idOf(request),
        request,
        body: request.clone().text(),
        isOver: false,
        answer(status, headers = {}) {
          one.isOver = true
          resolve(json({ id: one.id }, { status, headers }))
          return settled()
        },
        refuse: (headers = {}) => one.answer(429, headers),
        fail(reason = new TypeError('fetch failed')) {
          one.isOver = true
          reject(reason)
          return settled()
        },
      }
      request.signal.addEventListener('abort', () => one.fail(request.signal.reason))
      sent.push(one)
      arrived?.(one)
    })
  const client = createLisaClient({ baseUrl: 'https://lisa.test/v2', fetch, clock, ...options })
  return {
    client,
    clock,
    sent,
    ids: () => sent.map(({ id }) => id),
    open: () => sent.filter(({ isOver }) => !isOver),
    read: (id, requestOptions) => asking(id, (signal) => client.request(getShow, { id }, { signal, ...requestOptions })),
    freshen: (id) => asking(id, (signal) => client.request(getShow, { id }, { signal, isBackground: true })),
    write: (id) => asking(id, (signal) => client.request(updateShow, { id, body: { channelSlug: id } }, { signal })),
    async pass(milliseconds) {
      await settled()
      clock.advance(milliseconds)
      await settled()
    },
  }
}

const idOf = ({ url }: Request): string => decodeURIComponent(url.split('/').at(-1) ?? '')

export function asking(id: string, start: (signal: AbortSignal) => Promise<unknown>): Asked {
  const controller = new AbortController()
  const asked: Asked = {
    id,
    outcome: 'under way',
    reason: undefined,
    promise: start(controller.signal),
    abort: (reason) => controller.abort(reason),
  }
  asked.promise.then(
    () => {
      asked.outcome = 'done'
    },
    (reason) => {
      asked.reason = reason
      asked.outcome = isLisaError(reason) ? reason.kind : reason?.name === 'AbortError' ? 'called off' : `${reason}`
    },
  )
  return asked
}

export const outcomes = (all: Asked[]): string[] => all.map(({ outcome }) => outcome)

export interface Limit {
  limit: number
  window: number
  isSliding?: boolean
  /** How much LiSA says of it. */
  count?: 'pair' | 'bare' | 'hidden'
  retryAfter?: 's' | 'ms' | 'date' | 'absent'
}

/** Counts requests as LiSA does, and says so in its headers. */
export function counting({ limit, window, isSliding = false, count = 'pair', retryAfter = 's' }: Limit, clock: HandClock) {
  let taken: number[] = []
  /** All that came, and whether it was taken. */
  const arrivals: { at: number; isTaken: boolean }[] = []
  const start = clock.now()
  return {
    arrivals,
    start,
    arrive(): { isTaken: boolean; headers: Record<string, string>; wait: number } {
      const now = clock.now()
      const opened = isSliding ? now - window : now - ((now - start) % window) - 1
      taken = taken.filter((at) => at > opened)
      const isTaken = taken.length < limit
      if (isTaken) taken.push(now)
      arrivals.push({ at: now, isTaken })
      const wait = (isSliding ? (taken[0] ?? now) : opened + 1) + window - now
      const counter = count === 'pair' ? `${taken.length}/${limit}` : count === 'bare' ? `${limit - taken.length}` : undefined
      const pause = {
        s: `${wait / 1_000}`,
        ms: `${wait}`,
        date: new Date(Math.ceil((now + wait) / 1_000) * 1_000).toUTCString(),
        absent: undefined,
      }[retryAfter]
      return {
        isTaken,
        wait,
        headers: {
          ...(counter && { 'x-ratelimit-remaining': counter }),
          ...(!isTaken && pause && { 'retry-after': pause }),
        },
      }
    },
  }
}
