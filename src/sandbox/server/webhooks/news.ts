import { processUpdates } from '../../data/shop/updates.ts'
import type { Settings } from '../options.ts'
import type { State } from '../state.ts'
import { changesBetween, nextMoment, type ShopSnapshot, snapshotOf } from './shop-changes.ts'
import type { Webhooks } from './webhooks.ts'

/** Sends notifications of what happens in the shop, while anybody is subscribed. */
export interface News {
  /** Looks what has changed since the last time, sends it, and waits for what happens by itself next. */
  look(): void
  /** Starts again: changes until now are not sent. */
  restart(): void
}

/** In milliseconds: the longest that a platform's timer can wait. */
const longestWait = 2 ** 31 - 1

export function createNews({ now, later }: Settings, state: State, webhooks: Webhooks): News {
  let before: ShopSnapshot | undefined
  let cancel: (() => void) | undefined

  const look = (): void => {
    cancel?.()
    cancel = undefined
    if (!webhooks.isSubscribed) {
      before = undefined
      return
    }
    const time = now()
    processUpdates(state.shop, time)
    const after = snapshotOf(state.shop, time)
    const changes = before ? changesBetween(before, after) : []
    before = after
    for (const { collection, action, id } of changes) void webhooks.send(collection, action, { id })
    const next = nextMoment(state.shop, time)
    if (next !== undefined) cancel = later(Math.min(next - time, longestWait), look)
  }
  return {
    look,
    restart() {
      before = undefined
      look()
    },
  }
}
