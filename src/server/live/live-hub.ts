import type { SteadyClock } from '../../client/clock.ts'
import type { GatewayStore } from '../store/gateway-store.ts'
import { createEventFeed } from './event-feed.ts'
import type { EventLog } from './event-log.ts'
import { beat, change, type LiveEvent, type LivePosition, positionFrom, resync } from './live-event.ts'
import { createLivePages } from './live-pages.ts'

/** Tells the pages of this instance what has changed. */
export interface LiveHub {
  /** Begins to receive changes, for the pages that will show what is read now. Does not wait. */
  listen(): void
  /**
   * A stream of Server-Sent Events for one page, which begins with the changes since `lastEventId`; a page without one only gets the
   * changes to come. `undefined` when this instance has too many pages.
   */
  connect(lastEventId: string | null): Promise<ReadableStream<Uint8Array> | undefined>
  /** Tells all pages of all instances. */
  publish(event: Omit<LiveEvent, 'key'>): Promise<void>
  /** Tells the pages of this instance that anything may have changed, such as after the store was gone. */
  resync(): Promise<void>
  close(): void
}

/** How many pages one instance serves. */
const mostPages = 20_000
/** After a change the pages read again over a time that grows with their number. In milliseconds, for each page and at the most. */
const spreadPerPage = 2
const longestSpread = 10_000

export function createLiveHub(store: GatewayStore, clock: SteadyClock, isSharing: boolean): LiveHub {
  const pages = createLivePages(clock, () => void sayHere().catch(() => undefined))
  const spread = (): number => Math.min(longestSpread, pages.count * spreadPerPage)
  const positionOf = ({ through }: EventLog): LivePosition => ({ version: through, at: clock.now() })
  const feed = createEventFeed(store, clock, {
    change: (event, log) => pages.send(change(event, positionOf(log), spread())),
    resync: (log) => pages.send(resync(positionOf(log), spread())),
  })
  const sayHere = async (): Promise<void> => {
    const log = await feed.log()
    pages.send(beat(positionOf(log)))
    await feed.check()
  }
  let isClosed = false

  return {
    listen() {
      // Where no request may wait for what another one has begun, the first page begins it.
      if (isSharing) void feed.log().catch(() => undefined)
    },
    async connect(lastEventId) {
      if (pages.count >= mostPages) return undefined
      const log = await feed.log()
      const position = lastEventId === null ? undefined : positionFrom(lastEventId)
      // An instance that the page came from may have heard more, but no more than the store has counted.
      if (position && position.version > log.newest) await feed.check()
      // No `await` from here on: an event could come in between and be lost.
      if (isClosed) return undefined
      const known = position && position.version <= log.newest ? log.since(position) : undefined
      const missed = lastEventId === null ? [] : known
      const news = missed
        ? missed.map((event) => change(event, positionOf(log), spread())).join('')
        : resync(positionOf(log), spread())
      return pages.open(`${reconnectAfter(spread())}${beat(positionOf(log))}${news}`)
    },
    publish: (event) => store.publish(JSON.stringify({ ...event, key: crypto.randomUUID() })),
    async resync() {
      if (pages.count > 0) pages.send(resync(positionOf(await feed.log()), spread()))
    },
    close() {
      isClosed = true
      pages.close()
      feed.close()
    },
  }
}

/** The time after which a page connects again, random so that not all pages of a dead instance come back at the same moment. */
const reconnectAfter = (spread: number): string => `retry: ${Math.round(1_000 + Math.random() * (2_000 + spread))}\n\n`
