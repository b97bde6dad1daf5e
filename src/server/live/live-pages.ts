import type { SteadyClock } from '../../client/clock.ts'

/** The pages that listen to this instance, one stream of Server-Sent Events each. */
export interface LivePages {
  readonly count: number
  /** A stream for one more page, which begins with this text. */
  open(text: string): ReadableStream<Uint8Array>
  /** Sends a text to all of them. */
  send(text: string): void
  close(): void
}

/** In bytes: a page that reads nothing is let go; it comes back later. */
const mostUnread = 65_536
/** In milliseconds: proxies end connections that are silent for longer, and a page takes longer silence for a dead connection. */
const heartbeat = 20_000

/** Pages; `onBeat` is called again and again while there are any. */
export function createLivePages(clock: SteadyClock, onBeat: () => void): LivePages {
  const pages = new Set<ReadableStreamDefaultController<Uint8Array>>()
  const encoder = new TextEncoder()
  let cancelHeartbeat: (() => void) | undefined

  const letGo = (page: ReadableStreamDefaultController<Uint8Array>): void => {
    pages.delete(page)
    try {
      page.close()
    } catch {
      // The page has gone already.
    }
  }
  const send = (text: string): void => {
    const bytes = encoder.encode(text)
    for (const page of [...pages]) {
      if ((page.desiredSize ?? 0) < -mostUnread) letGo(page)
      else page.enqueue(bytes)
    }
  }
  const sendBeat = (): void => {
    onBeat()
    cancelHeartbeat = pages.size > 0 ? clock.after(heartbeat, sendBeat) : undefined
  }

  return {
    get count() {
      return pages.size
    },
    open(text) {
      let page: ReadableStreamDefaultController<Uint8Array> | undefined
      return new ReadableStream<Uint8Array>(
        {
          start(controller) {
            page = controller
            pages.add(controller)
            controller.enqueue(encoder.encode(text))
            cancelHeartbeat ??= clock.after(heartbeat, sendBeat)
          },
          cancel() {
            if (page) pages.delete(page)
          },
        },
        { highWaterMark: 0, size: (chunk) => chunk?.byteLength ?? 0 },
      )
    },
    send,
    close() {
      cancelHeartbeat?.()
      for (const page of [...pages]) letGo(page)
    },
  }
}
