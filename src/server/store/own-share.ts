import type { SteadyClock } from '../../client/clock.ts'
import type { Reservation, SentRequest } from './gateway-store.ts'
import { createInstanceCount } from './instance-count.ts'
import { createRequestWindow } from './request-window.ts'

/** What one instance may send while it cannot ask the others, so that all together stay within the key's limit. */
export interface OwnShare {
  /** The store said how many instances there are. */
  learnInstances(count: number): void
  /** The store said how many requests of the window are used. */
  learnUsed(used: number): void
  /** Takes one request of this instance's share: 0 when it may go, else the wait in milliseconds. */
  reserve(reservation: Reservation): number
  /** The same while the store is asked, too. It has the last word, but only what both allow may go. */
  reserveWith(reservation: Reservation, ask: (reservation: Reservation) => Promise<number>): Promise<number>
  correct(remaining: number, limits: Limits): void
  pause(milliseconds: number): void
  usage(limits: Limits): number
  /** The store is gone: what is left of the window is shared among the instances. */
  begin(): void
  /** The store is back, or was emptied: for one window, this instance stays within its share, until the store knows what all sent. */
  end(): void
}

type Limits = Omit<Reservation, 'share'>

export function createOwnShare(clock: SteadyClock, limits: Limits): OwnShare {
  const requests = createRequestWindow(clock)
  const instances = createInstanceCount(clock, limits.window)
  let lastUsed: { used: number; at: number } | undefined
  let isCareful = false

  /** This instance's part of the limit. */
  const part = <Given extends Limits>(given: Given): Given => ({
    ...given,
    limit: Math.max(1, Math.floor(given.limit / instances.count())),
  })
  const correct = (remaining: number, given: Limits): void => {
    instances.guess(given.limit - remaining, requests.sent(given.window).length)
    requests.correct(Math.floor(remaining / instances.count()), part(given))
  }

  return {
    learnInstances: instances.learn,
    learnUsed(used) {
      lastUsed = { used, at: clock.now() }
    },
    reserve(reservation) {
      const wait = requests.wait(part(reservation))
      if (wait === 0) requests.add(reservation.share, crypto.randomUUID()).confirm()
      return wait
    },
    async reserveWith(reservation, ask) {
      if (isCareful && instances.areSettled()) isCareful = false
      const ownWait = isCareful ? requests.wait(part(reservation)) : 0
      if (ownWait > 0) return ownWait
      const id = crypto.randomUUID()
      const sent: SentRequest[] = requests.sent(reservation.window)
      const request = requests.add(reservation.share, id)
      try {
        const wait = await ask({ ...reservation, id, sent })
        if (wait === 0) request.confirm()
        else request.remove()
        return wait
      } catch (error) {
        request.remove()
        throw error
      }
    },
    correct,
    pause: (milliseconds) => requests.pause(milliseconds),
    usage: (given) => requests.used(given.window) / part(given).limit,
    begin() {
      const isKnown = lastUsed && clock.now() - lastUsed.at < limits.window
      if (isKnown) correct(limits.limit - (lastUsed?.used ?? 0), limits)
    },
    end() {
      isCareful = true
      instances.unsettle()
    },
  }
}
