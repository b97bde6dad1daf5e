import type { SteadyClock } from '../client/clock.ts'
import type { LiveChange, LiveNews, LiveStatus } from './live-news.ts'
import { createLiveSource } from './live-source.ts'
import { joinLiveTabs } from './live-tabs.ts'

/** What a connection needs. */
export interface LiveOptions {
  /** The gateway's `_live`, absolute. */
  url: string
  clock: SteadyClock
  /** The position after which the page needs all changes; `undefined` for changes from now on. */
  since: () => string | undefined
  /** The page has got all changes after `from` up to `upTo`. */
  onHeard: (from: string, upTo: string) => void
  onChange: (change: LiveChange) => void
  onStatus: (status: LiveStatus) => void
}

/** How many numbers of changes are remembered, so that none is applied twice. */
const mostSeen = 512

/**
 * Listens to the gateway, with one connection for all tabs of the browser: one tab has it, and tells the others. Gives a
 * function that ends it.
 */
export function connectLive({ url, clock, since, onHeard, onChange, onStatus }: LiveOptions): () => void {
  const seen = new Set<number>()
  let lastId: string | undefined
  let from: string | undefined

  const take = ({ change, id }: LiveNews): void => {
    lastId = id ?? lastId
    if (id) onHeard(from ?? id, id)
    if (!change) return
    const { paths, version } = change
    if (!paths) seen.clear()
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
    address: () => {
      from = lastId ?? since()
      return from === undefined ? url : `${url}?lastEventId=${encodeURIComponent(from)}`
    },
    clock,
    onStatus: (status) => tell({ status }),
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
    const change = type === 'change' ? { paths: paths as string[], version, spread: time } : { paths: undefined, spread: time }
    return { change, id: lastEventId || String(version) }
  } catch {
    return {}
  }
}
