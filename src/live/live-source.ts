import type { SteadyClock } from '../client/clock.ts'
import type { LiveStatus } from './live-news.ts'
import { createOutage } from './outage.ts'

/** What a connection to the gateway's events needs. */
export interface SourceOptions {
  /** Where to connect, asked for at each new connection. */
  address: () => string
  clock: SteadyClock
  onStatus: (status: LiveStatus) => void
  onEvent: (type: string, event: MessageEvent) => void
}

/** A connection that is tried again until it is closed. */
export interface LiveSource {
  open(): void
  close(): void
}

const types = ['change', 'resync', 'beat']
/** How long to wait before a connection that has failed is tried again, in milliseconds: from the first to the longest. */
const firstPause = 2_000
const longestPause = 300_000
/** In milliseconds: the gateway says something every 20 s. After longer silence the connection is dead, or somebody holds it back. */
const longestSilence = 65_000

export function createLiveSource({ address, clock, onStatus, onEvent }: SourceOptions): LiveSource {
  let source: EventSource | undefined
  let cancelRetry: (() => void) | undefined
  let cancelSilence: (() => void) | undefined
  let failures = 0
  const outage = createOutage(clock, () => onStatus('off'))

  const connect = (): void => {
    cancelRetry = undefined
    outage.begin()
    source = openSource(address(), { opened, failed, receive })
    if (!source) fail()
  }
  const opened = (): void => {
    failures = 0
    watchSilence()
    outage.end()
    onStatus('live')
  }
  const failed = (): void => {
    // The browser connects again by itself, unless the server has refused it.
    if (source?.readyState === EventSource.CLOSED) return void fail()
    cancelSilence?.()
    outage.begin()
    if (!outage.isLong()) onStatus('reconnecting')
  }
  const receive = (type: string, event: MessageEvent): void => {
    watchSilence()
    onEvent(type, event)
  }
  const fail = (): void => {
    close()
    failures += 1
    outage.begin()
    onStatus('off')
    const pause = Math.min(firstPause * 2 ** failures, longestPause)
    cancelRetry = clock.after(pause / 2 + (Math.random() * pause) / 2, connect)
  }
  const watchSilence = (): void => {
    cancelSilence?.()
    cancelSilence = clock.after(longestSilence, fail)
  }
  const close = (): void => {
    cancelRetry?.()
    cancelRetry = undefined
    cancelSilence?.()
    source?.close()
    source = undefined
  }
  return {
    open() {
      if (!source && !cancelRetry) connect()
    },
    close() {
      close()
      outage.end()
    },
  }
}

/** `undefined` where this browser has no event streams, or the page's policy forbids them. */
function openSource(
  address: string,
  { opened, failed, receive }: { opened: () => void; failed: () => void; receive: (type: string, event: MessageEvent) => void },
): EventSource | undefined {
  try {
    const source = new EventSource(address)
    source.onopen = opened
    source.onerror = failed
    for (const type of types) source.addEventListener(type, (event) => receive(type, event as MessageEvent))
    return source
  } catch {
    return undefined
  }
}
