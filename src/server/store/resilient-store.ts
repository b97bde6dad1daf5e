import type { SteadyClock } from '../../client/clock.ts'
import type { EmitGatewayEvent } from '../gateway-events.ts'
import type { GatewayStore, Reservation } from './gateway-store.ts'
import { createOwnShare, type OwnShare } from './own-share.ts'
import { createPresence } from './presence.ts'
import { createReachability, type Reachability } from './reachability.ts'
import { createLocks } from './store-locks.ts'
import { createNews } from './store-news.ts'
import { tieredAnswers } from './tiered-answers.ts'

/** What a store is made of that is never gone for its users. */
export interface ResilientParts {
  shared: GatewayStore
  /** This instance's own: it has a copy of what this instance has read, and goes on where the shared one cannot be reached. */
  own: GatewayStore
  clock: SteadyClock
  emit: EmitGatewayEvent
  /** The key's limit. */
  limits: Omit<Reservation, 'share'>
  /** How long an answer may be served at most, in milliseconds. */
  stale: number
}

/** A store that is never gone for its users: while the shared one cannot be reached, this instance goes on with its own. */
export function resilientStore(parts: ResilientParts): GatewayStore {
  const { shared, own, clock, emit, limits } = parts
  const share = createOwnShare(clock, limits)
  const presence = createPresence(parts, share)
  const news = createNews(parts)
  const { attempt, isReachable } = createReachability(clock, emit, {
    probe: () => shared.usage(limits),
    onLost: () => share.begin(),
    onBack() {
      share.end()
      presence.announce()
      locks.release()
      // Other instances serve what is old until they hear of it, also where nobody asks this one.
      void answers.replay().catch(() => undefined)
    },
  })
  const locks = createLocks(parts, attempt)
  const answers = tieredAnswers(parts, attempt, news.tell)

  return {
    async read(key, paths, isForVisitor) {
      const wasAnnounced = presence.isAnnounced()
      if (isReachable()) {
        presence.keep()
        news.connect()
      }
      const found = await answers.read(key, paths, isForVisitor)
      if (found.isKnown === false && wasAnnounced) {
        // The store was emptied.
        share.end()
        presence.announce()
      }
      return found
    },
    write: answers.write,
    touch: answers.touch,
    ...locks.calls,
    ...sharedWindow(parts, share, attempt),
    publish: (message) =>
      attempt(
        () => news.publish(message),
        async () => news.deliver(message),
      ),
    subscribe: news.subscribe,
    async close() {
      // The application's store goes on: other gateways may use it.
      news.close()
      await own.close()
    },
  }
}

/** The key's window: the shared one, and this instance's share of it meanwhile. */
function sharedWindow(
  { shared }: ResilientParts,
  share: OwnShare,
  attempt: Reachability['attempt'],
): Pick<GatewayStore, 'reserve' | 'correct' | 'pause' | 'usage'> {
  const nothing = async (): Promise<void> => undefined
  return {
    reserve: (reservation) =>
      attempt(
        () => share.reserveWith(reservation, shared.reserve),
        async () => share.reserve(reservation),
      ),
    async correct(remaining, given) {
      share.correct(remaining, given)
      await attempt(() => shared.correct(remaining, given), nothing)
    },
    async pause(milliseconds) {
      share.pause(milliseconds)
      await attempt(() => shared.pause(milliseconds), nothing)
    },
    usage: (given) =>
      attempt(
        async () => {
          const usage = await shared.usage(given)
          share.learnUsed(usage * given.limit)
          return usage
        },
        async () => share.usage(given),
      ),
  }
}
