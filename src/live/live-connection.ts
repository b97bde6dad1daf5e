import type { SteadyClock } from '../client/clock.ts'
import type { LiveChange, LiveNews, LiveStatus } from './live-news.ts'
import { createLiveSource } from './live-source.ts'
import { joinLiveTabs } from './live-tabs.ts'

/** What a connection needs. */
export interface LiveOptions {
  /** The gateway's `_live`, absolute. */
  url: string
  clock: SteadyClock
  onChange: (change: LiveChange) => void
  onStatus: (status: LiveStatus) => void
}

/** In milliseconds: the gateway tells a new connection what has changed in the last 30 s. */
const longestUntold = 25_000
/** In milliseconds: pages that have missed something spread their reads at least so much. */
const leastSpread = 2_000
/** How many numbers of changes are remembered, to take none twice. */
const mostSeen = 512

/**
 * Listens to the gateway, with one connection for all tabs of the browser: one tab has it, and tells the others. Gives a
 * function that ends it.
 */
export function connectLive({ url, clock, onChange, onStatus }: LiveOptions): () => void {
  const seen = new Set<number>()
  let lastId: string | undefined

  const take = ({ change, version, id }: LiveNews): void => {
    lastId = id ?? lastId
    if (!change) return
    if (!change.paths) seen.clear()
    else if (version !== undefined) {
      if (seen.has(version)) return
      seen.add(version)
      const [oldest] = seen
      if (seen.size > mostSeen && oldest !== undefined) seen.delete(oldest)
    }
    onChange(change)
  }
  const tell = (news: LiveNews): void => {
    tabs.tell(news)
    if (news.status) onStatus(news.status)
    take(news)
  }

  const source = createLiveSource({
    address: () => (lastId === undefined ? url : `${url}?lastEventId=${encodeURIComponent(lastId)}`),
    clock,
    onStatus: (status) => tell({ status }),
    onOpen: (milliseconds) => {
      const isUntold = lastId === undefined && milliseconds > longestUntold
      if (isUntold) tell({ change: { paths: undefined, spread: leastSpread } })
    },
    onEvent: (type, event) => tell(newsFrom(type, event)),
  })
  const tabs = joinLiveTabs(`lisa-live ${url}`, clock, {
    lead: source.open,
    follow: source.close,
    receive: (news) => {
      if (news.status) onStatus(news.status)
      take(news)
    },
  })
  return () => {
    source.close()
    tabs.leave()
  }
}

/** What an event of the gateway says; nothing where it does not fit. */
function newsFrom(type: string, { data, lastEventId }: MessageEvent): LiveNews {
  if (type === 'beat') return lastEventId ? { id: lastEventId } : {}
  try {
    const { version, paths, spread } = Object(JSON.parse(String(data))) as Record<string, unknown>
    const arePaths = Array.isArray(paths) && paths.every((path) => typeof path === 'string')
    if (typeof version !== 'number' || (type === 'change' && !arePaths)) return {}
    const time = typeof spread === 'number' ? spread : 0
    const change = type === 'change' ? { paths: paths as string[], spread: time } : { paths: undefined, spread: time }
    return { change, version, id: lastEventId || String(version) }
  } catch {
    return {}
  }
}
