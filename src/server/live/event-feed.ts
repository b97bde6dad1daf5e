import type { SteadyClock } from '../../client/clock.ts'
import type { GatewayStore } from '../store/gateway-store.ts'
import { createEventLog, type EventLog } from './event-log.ts'
import { type LiveEvent, liveEventFrom } from './live-event.ts'

/** The changes that all instances tell, as this instance receives them. */
export interface EventFeed {
  /** The changes received so far; the first call begins to listen. */
  log(): Promise<EventLog>
  /** Asks the store whether this instance has received all changes; a channel may lose a message. */
  check(): Promise<void>
  close(): void
}

/** What to do with a change. */
export interface FeedListener {
  change(event: LiveEvent, log: EventLog): void
  /** A change has been missed. */
  resync(log: EventLog): void
}

/** How long to wait for a missing event, in milliseconds, before it counts as lost. An instance tells of a change within a few seconds. */
const gapPatience = 20_000

/** Listens on the store's channel from the first call of `log` on. */
export function createEventFeed(store: GatewayStore, clock: SteadyClock, listener: FeedListener): EventFeed {
  const createdAt = clock.now()
  let listening: Promise<{ log: EventLog; end: () => void }> | undefined
  let cancelGap: (() => void) | undefined

  const take = (event: LiveEvent, log: EventLog): void => {
    const outcome = log.take(event, clock.now())
    if (outcome === 'change') listener.change(event, log)
    if (outcome === 'resync') listener.resync(log)
    watchGap(log)
  }
  const watchGap = (log: EventLog): void => {
    if (log.hasGap()) cancelGap ??= clock.after(gapPatience, () => skipGap(log))
  }
  const skipGap = (log: EventLog): void => {
    cancelGap = undefined
    if (!log.hasGap()) return
    log.skipGap()
    listener.resync(log)
  }
  const listen = async (): Promise<{ log: EventLog; end: () => void }> => {
    let log: EventLog | undefined
    const early: LiveEvent[] = []
    const end = await store.subscribe((message) => {
      const event = liveEventFrom(message)
      if (event && log) take(event, log)
      else if (event) early.push(event)
    })
    const { writes } = await store.read('', [])
    log = createEventLog(writes, createdAt)
    for (const event of early) if (event.version > writes) take(event, log)
    return { log, end }
  }

  const log = async (): Promise<EventLog> => {
    listening ??= listen().catch((error) => {
      listening = undefined
      throw error
    })
    return (await listening).log
  }

  return {
    log,
    async check() {
      const heard = await log()
      const { writes } = await store.read('', [])
      if (heard.compare(writes, clock.now())) listener.resync(heard)
      watchGap(heard)
    },
    close() {
      cancelGap?.()
      void listening?.then(
        ({ end }) => end(),
        () => undefined,
      )
    },
  }
}
