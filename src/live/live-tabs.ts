import type { SteadyClock } from '../client/clock.ts'
import { createLead } from './live-lock.ts'
import type { LiveNews } from './live-news.ts'

/** What a tab does in its role. Each may be called again while it holds already. */
export interface LiveRole {
  /** Has the connection from now on. */
  lead: () => void
  /** Leaves it to another tab from now on. */
  follow: () => void
  receive: (news: LiveNews) => void
}

export interface LiveTabs {
  /** Tells the others, if this tab leads. */
  tell(news: LiveNews): void
  leave(): void
}

/** How often the leading tab says that it is there, in milliseconds. A hidden tab's timers run once a minute. */
const heartbeat = 10_000
/** After this many milliseconds without a word, another tab takes the lead from a tab that is frozen. */
const silence = 75_000
/** The same for a tab that has just come, and has asked. */
const firstSilence = 5_000
/** How long the browser may take to hand over the lead, in milliseconds; then this tab connects beside the others. */
const lockPatience = 5_000

/** One tab of the browser leads, by a lock. Without locks or channels each tab leads for itself. */
export function joinLiveTabs(name: string, clock: SteadyClock, role: LiveRole): LiveTabs {
  const channel = openChannel(name)
  const locks = channel && globalThis.navigator?.locks
  const leaving = new AbortController()
  let cancelTimer: (() => void) | undefined
  const wait = (milliseconds: number, then: () => void): void => {
    cancelTimer?.()
    cancelTimer = leaving.signal.aborted ? undefined : clock.after(milliseconds, then)
  }
  const group = channel && locks ? joinGroup(channel, locks, name, leaving.signal, wait, role) : undefined
  // Whoever joins has to have this object first.
  queueMicrotask(() => {
    if (group) group.begin()
    else if (!leaving.signal.aborted) role.lead()
  })
  return {
    tell: (news) => group?.tell(news),
    leave() {
      leaving.abort()
      cancelTimer?.()
      channel?.close()
    },
  }
}

function joinGroup(
  channel: BroadcastChannel,
  locks: LockManager,
  name: string,
  signal: AbortSignal,
  wait: (milliseconds: number, then: () => void) => void,
  role: LiveRole,
): { begin(): void; tell(news: LiveNews): void } {
  let isLeading = false
  /** For tabs that come later. */
  let last: LiveNews = {}

  const sayHere = (): void => {
    post(channel, last)
    wait(heartbeat, sayHere)
  }
  const lead = createLead(locks, name, signal, {
    onHeld() {
      isLeading = true
      role.lead()
      sayHere()
    },
    onStolen() {
      isLeading = false
      role.follow()
      listen(silence)
      lead.queue()
    },
    onRefused: role.lead,
  })
  const listen = (patience: number): void =>
    wait(patience * (1 + Math.random() / 10), () => {
      wait(lockPatience, role.lead)
      lead.steal()
    })
  channel.onmessage = ({ data }) => {
    const news = Object(data) as LiveNews
    if (isLeading) {
      if (news.isQuestion) post(channel, last)
    } else if (!news.isQuestion) {
      role.follow()
      listen(silence)
      role.receive(news)
    }
  }
  return {
    begin() {
      if (signal.aborted) return
      listen(firstSilence)
      lead.queue()
      post(channel, { isQuestion: true })
    },
    tell(news) {
      const { status, id } = news
      last = { ...last, ...(status && { status }), ...(id && { id }) }
      if (isLeading) post(channel, news)
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

function post(channel: BroadcastChannel, news: LiveNews): void {
  try {
    channel.postMessage(news)
  } catch {
    // The others take this tab for frozen, and one of them leads.
  }
}
