import type { SteadyClock } from '../client/clock.ts'
import type { LiveNews } from './live-news.ts'

/** How a tab takes its part. */
export interface LivePart {
  /** Has the connection from now on. */
  lead: () => void
  /** Leaves it to another tab from now on. */
  follow: () => void
  receive: (news: LiveNews) => void
}

export interface LiveTabs {
  tell(news: LiveNews): void
  leave(): void
}

/** How often the leading tab sends a heartbeat, in milliseconds. */
const beat = 10_000
/** After so many milliseconds without a heartbeat, another tab takes the leading one for frozen. */
const silence = 30_000

/** Where the browser forbids or lacks locks or channels, each tab leads for itself. */
export function joinLiveTabs(name: string, clock: SteadyClock, part: LivePart): LiveTabs {
  const channel = openChannel(name)
  const leaving = new AbortController()
  let isLeading = false
  let cancelBeat: (() => void) | undefined
  let cancelSilence: (() => void) | undefined
  /** What this tab told last, for tabs that come later. */
  let last: LiveNews = {}

  const post = (news: LiveNews): void => {
    try {
      channel?.postMessage(news)
    } catch {
      // The others take this tab for frozen, and lead for themselves.
    }
  }
  const lead = (): void => {
    if (isLeading || leaving.signal.aborted) return
    isLeading = true
    cancelSilence?.()
    part.lead()
    const tellAgain = (): void => {
      post(last)
      cancelBeat = clock.after(beat, tellAgain)
    }
    tellAgain()
  }
  const listen = (): void => {
    cancelSilence?.()
    // The leading tab is frozen, and keeps its lock: this one connects as well, until it is heard again.
    cancelSilence = clock.after(silence, part.lead)
  }
  if (channel) {
    channel.onmessage = ({ data }) => {
      if (isLeading) return
      part.follow()
      listen()
      part.receive(Object(data) as LiveNews)
    }
  }
  void (async () => {
    // Whoever joins has to have this object first.
    await Promise.resolve()
    try {
      const locks = channel && globalThis.navigator?.locks
      if (!locks) throw new Error('This tab is alone')
      listen()
      await locks.request(name, { signal: leaving.signal }, () => {
        lead()
        return new Promise<void>((resolve) => leaving.signal.addEventListener('abort', () => resolve()))
      })
    } catch {
      lead()
    }
  })()

  return {
    tell(news) {
      if (news.status) last = { status: news.status }
      if (isLeading) post(news)
    },
    leave() {
      leaving.abort()
      cancelBeat?.()
      cancelSilence?.()
      channel?.close()
    },
  }
}

function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name)
  } catch {
    return undefined
  }
}
