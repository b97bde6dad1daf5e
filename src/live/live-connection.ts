import type { SteadyClock } from '../client/clock.ts'
import type { LiveChange, LiveStatus } from './live-news.ts'
import { joinLiveTabs, type LiveTabs } from './live-tabs.ts'

/** What a connection needs. */
export interface LiveOptions {
  /** The gateway's `_live`, absolute. */
  url: string
  clock: SteadyClock
  onChange: (change: LiveChange) => void
  onStatus: (status: LiveStatus) => void
}

/** How long to wait before a connection that the server has refused is tried again, in milliseconds: from the first to the longest. */
const firstPause = 2_000
const longestPause = 60_000

/**
 * Listens to the gateway, with one connection for all tabs of the browser: one tab has it, and tells the others. Gives a
 * function that ends it.
 */
export function connectLive({ url, clock, onChange, onStatus }: LiveOptions): () => void {
  let source: EventSource | undefined
  let cancelRetry: (() => void) | undefined
  let failures = 0
  let lastVersion: number | undefined
  let hasEnded = false

  const take = (change: LiveChange, version: number | undefined): void => {
    // Two tabs may tell the same for a moment.
    if (version !== undefined && lastVersion !== undefined && version <= lastVersion && change.paths) return
    lastVersion = version ?? lastVersion
    onChange(change)
  }
  const tabs: LiveTabs = joinLiveTabs(`lisa-live ${url}`, clock, {
    lead: () => open(),
    follow: () => close(),
    receive: ({ status, change, version }) => {
      if (status) onStatus(status)
      if (change) take(change, version)
    },
  })
  const tell = (status: LiveStatus): void => {
    onStatus(status)
    tabs.tell({ status })
  }

  const open = (): void => {
    if (source || hasEnded) return
    if (typeof EventSource === 'undefined') {
      tell('off')
      return
    }
    source = new EventSource(lastVersion === undefined ? url : `${url}?lastEventId=${lastVersion}`)
    source.onopen = () => {
      failures = 0
      tell('live')
    }
    source.onerror = () => {
      // The browser connects again by itself, unless the server has refused it.
      if (source?.readyState === EventSource.CLOSED) retryLater()
      else tell('reconnecting')
    }
    for (const type of ['change', 'resync']) source.addEventListener(type, (event) => receive(event as MessageEvent, type))
  }
  const retryLater = (): void => {
    close()
    failures += 1
    tell('off')
    const pause = Math.min(firstPause * 2 ** failures, longestPause)
    cancelRetry = clock.after(pause / 2 + (Math.random() * pause) / 2, open)
  }
  const receive = ({ data }: MessageEvent, type: string): void => {
    const change = changeFrom(data, type)
    if (!change) return
    tabs.tell({ change: change.change, version: change.version })
    take(change.change, change.version)
  }
  const close = (): void => {
    cancelRetry?.()
    cancelRetry = undefined
    source?.close()
    source = undefined
  }

  return () => {
    hasEnded = true
    close()
    tabs.leave()
  }
}

/** What an event says; `undefined` for what does not fit. */
function changeFrom(data: unknown, type: string): { change: LiveChange; version: number } | undefined {
  try {
    const { version, paths, spread } = Object(JSON.parse(String(data))) as Record<string, unknown>
    if (typeof version !== 'number') return undefined
    const arePaths = Array.isArray(paths) && paths.every((path) => typeof path === 'string')
    if (type === 'change' && !arePaths) return undefined
    const change = { paths: type === 'change' ? (paths as string[]) : undefined, spread: typeof spread === 'number' ? spread : 0 }
    return { change, version }
  } catch {
    return undefined
  }
}
