import type { SteadyClock } from '../../client/clock.ts'
import type { Reservation, SentRequest, Share } from './gateway-store.ts'
import { askAgainIn, mayGo, mayGoSoon, plainDemand, shares, type Used } from './shares.ts'

/** A sliding window of requests in this instance's memory. Times are milliseconds. */
export interface RequestWindow {
  /** 0 when one more may go, else how long to wait. Takes nothing. */
  wait(reservation: Reservation): number
  /** Counts one request from now on; returns functions that confirm it or take it out again. */
  add(share: Share, id?: string): { confirm: () => void; remove: () => void }
  /** LiSA said how many requests are left: adds requests until the window has used as many as LiSA counts. */
  correct(remaining: number, reservation: Omit<Reservation, 'share'>): void
  /** No request may go for this long. */
  pause(milliseconds: number): void
  /** How many requests are in the window. */
  used(window: number): number
  /** The confirmed requests of the window. */
  sent(window: number): SentRequest[]
}

interface Taken {
  at: number
  share: Share
  /** Empty for a request that another user of the key has sent. */
  id: string
  isConfirmed: boolean
}

export function createRequestWindow(clock: SteadyClock): RequestWindow {
  let taken: Taken[] = []
  let pausedUntil = 0

  const within = (window: number): Taken[] => {
    const now = clock.now()
    taken = taken.filter(({ at }) => at > now - window)
    return taken
  }
  const usedBy = (window: number): Used => {
    const requests = within(window)
    const count = (share: Share): number => requests.filter((request) => request.share === share).length
    return { private: count('private'), refresh: count('refresh'), miss: count('miss') }
  }
  const used = (window: number): number => {
    const byShare = usedBy(window)
    return shares.reduce((sum, share) => sum + byShare[share], 0)
  }

  return {
    wait({ share, limit, window, demand = plainDemand }) {
      const now = clock.now()
      if (pausedUntil > now) return pausedUntil - now
      const used = usedBy(window)
      if (mayGo(share, used, limit, demand)) return 0
      if (share === 'miss' && mayGoSoon(used, limit, demand)) return askAgainIn
      return Math.max(1, (taken[0]?.at ?? now) + window - now)
    },
    add(share, id = '') {
      const request: Taken = { at: clock.now(), share, id, isConfirmed: false }
      taken.push(request)
      return {
        confirm: () => {
          request.isConfirmed = true
        },
        remove: () => {
          taken = taken.filter((other) => other !== request)
        },
      }
    },
    correct(remaining, { limit, window }) {
      const missing = limit - used(window) - remaining
      const at = clock.now()
      for (let count = 0; count < missing; count += 1) taken.push({ at, share: 'miss', id: '', isConfirmed: false })
    },
    pause(milliseconds) {
      pausedUntil = Math.max(pausedUntil, clock.now() + milliseconds)
    },
    used,
    sent(window) {
      const now = clock.now()
      const confirmed = within(window).filter(({ isConfirmed }) => isConfirmed)
      return confirmed.map(({ id, share, at }) => ({ id, share, age: now - at }))
    },
  }
}
