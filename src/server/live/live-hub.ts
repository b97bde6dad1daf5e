import type { SteadyClock } from '../../client/clock.ts'
import type { GatewayStore } from '../store/gateway-store.ts'
import { type LiveEvent, liveEventFrom, resync, written } from './live-event.ts'

/** Tells the pages of this instance what has changed. */
export interface LiveHub {
  /** A stream of Server-Sent Events for one page; `undefined` when this instance has too many. */
  connect(lastEventId: string | null): Promise<ReadableStream<Uint8Array> | undefined>
  /** Tells all pages of all instances. */
  publish(event: LiveEvent): Promise<void>
  close(): void
}

/** How many events are kept for pages that come back. */
const mostKept = 256
/** How many pages one instance serves. */
const mostPages = 20_000
/** In bytes: a page that reads nothing is let go; it comes back, and reads everything again. */
const mostUnread = 65_536
/** In milliseconds: proxies end connections that are silent for longer. */
const heartbeat = 20_000
/** In milliseconds for each page, and at the most: over so long the pages spread what they read again. */
const spreadPerPage = 2
const longestSpread = 10_000

interface Page {
  controller: ReadableStreamDefaultController<Uint8Array>
}

export function createLiveHub(store: GatewayStore, clock: SteadyClock): LiveHub {
  const pages = new Set<Page>()
  const bytes = new TextEncoder()
  let kept: LiveEvent[] = []
  let unsubscribe: Promise<() => void> | undefined
  let cancelHeartbeat: (() => void) | undefined

  const spread = (): number => Math.min(longestSpread, pages.size * spreadPerPage)

  const send = (page: Page, text: string): void => {
    const { controller } = page
    if ((controller.desiredSize ?? 0) < -mostUnread) {
      pages.delete(page)
      controller.close()
      return
    }
    controller.enqueue(bytes.encode(text))
  }
  const receive = (message: string): void => {
    const event = liveEventFrom(message)
    if (!event) return
    kept = [...kept, event].slice(-mostKept)
    for (const page of [...pages]) send(page, written(event, spread()))
  }
  const beat = (): void => {
    for (const page of [...pages]) send(page, ': still here\n\n')
    cancelHeartbeat = pages.size > 0 ? clock.after(heartbeat, beat) : undefined
  }
  /** What a page has missed since it heard of this version; it reads everything again where that is not known. */
  const missed = async (lastEventId: string): Promise<string> => {
    const last = Number(lastEventId)
    const { writes } = await store.read('', [])
    if (Number.isInteger(last) && last === writes) return ''
    const [first] = kept
    const isCovered = Number.isInteger(last) && first !== undefined && first.version <= last + 1 && last <= writes
    if (!isCovered) return resync(writes, spread())
    return kept
      .filter(({ version }) => version > last)
      .map((event) => written(event, spread()))
      .join('')
  }

  return {
    async connect(lastEventId) {
      if (pages.size >= mostPages) return undefined
      // Before it is told what it has missed, so that nothing falls in between.
      unsubscribe ??= store.subscribe(receive)
      await unsubscribe
      let page: Page | undefined
      return new ReadableStream<Uint8Array>(
        {
          async start(controller) {
            page = { controller }
            pages.add(page)
            controller.enqueue(bytes.encode(`: lisa-query\nretry: 2000\n\n`))
            if (lastEventId !== null) send(page, await missed(lastEventId))
            cancelHeartbeat ??= clock.after(heartbeat, beat)
          },
          cancel() {
            if (page) pages.delete(page)
          },
        },
        { highWaterMark: 0, size: (chunk) => chunk?.byteLength ?? 0 },
      )
    },
    publish: (event) => store.publish(JSON.stringify(event)),
    close() {
      cancelHeartbeat?.()
      for (const { controller } of pages) controller.close()
      pages.clear()
      void unsubscribe?.then(
        (end) => end(),
        () => undefined,
      )
    },
  }
}
