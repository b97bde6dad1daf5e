import type { SteadyClock } from '../clock.ts'
import type { Closing } from '../rate-limit/rate-limit.ts'
import { pause, within } from './time.ts'

/** What one tab tells the others. */
export interface News {
  /** LiSA takes nothing for a while. */
  closing?: Closing
  session?: TabNews
}

/** There is a new credential, by a refresh or a sign-in, perhaps of another person (`switch`), or none any more. */
export type TabNews = 'refresh' | 'start' | 'switch' | 'end'

/** The turn of one tab among all. */
export interface Turn {
  /** Whether another tab had its turn before. */
  hasWaited: boolean
  /** Lets the next tab have its turn. */
  end(): void
}

/** The other tabs with the same client, where the browser lets them be reached; else a tab is alone. */
export interface Tabs {
  tell(news: News): void
  /** Resolves when no other tab has its turn, after `patience` milliseconds at the latest, or when the signal aborts. */
  takeTurn(patience: number, signal: AbortSignal): Promise<Turn>
  leave(): void
}

export function joinTabs(name: string, clock: SteadyClock, receive: (news: News) => void): Tabs {
  // Only pages have tabs beside them: a server's clients have nothing to do with each other.
  const locks = globalThis.document && globalThis.navigator?.locks
  let channel = locks && openChannel(name)
  if (channel) channel.onmessage = ({ data }) => receive(Object(data))
  return {
    tell(news) {
      try {
        channel?.postMessage(news)
      } catch {
        // The other tabs find out by themselves.
      }
    },
    takeTurn: (patience, signal) => (locks ? takeTurn(locks, name, clock, patience, signal) : Promise.resolve(freeTurn)),
    leave() {
      channel?.close()
      channel = undefined
    },
  }
}

/** A channel to the other tabs, unless the browser has none or forbids it, as in a frame with its cookies blocked. */
function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name)
  } catch {
    return undefined
  }
}

const freeTurn: Turn = { hasWaited: false, end: () => undefined }
/** What another tab tells or stores may arrive a little after its turn has ended; in milliseconds. */
export const grace = 100

async function takeTurn(
  locks: LockManager,
  name: string,
  clock: SteadyClock,
  patience: number,
  signal: AbortSignal,
): Promise<Turn> {
  const waitEnds = new AbortController()
  const granted = (async (): Promise<Turn> => {
    const free = await lock(locks, name, { ifAvailable: true })
    if (free !== 'busy') return free ? { hasWaited: false, end: free } : freeTurn
    const end = await lock(locks, name, { signal: waitEnds.signal })
    await pause(clock, grace, waitEnds.signal)
    return typeof end === 'function' ? { hasWaited: true, end } : { ...freeTurn, hasWaited: true }
  })()
  try {
    return await within(clock, patience, signal, granted)
  } catch {
    // A frozen tab keeps its lock for ever; then this tab goes on alone.
    void granted.then(({ end }) => end())
    return { ...freeTurn, hasWaited: true }
  } finally {
    waitEnds.abort()
  }
}

/** Resolves to what releases the lock when it is granted, to `busy` if it is not available, to `undefined` if locks are forbidden. */
function lock(locks: LockManager, name: string, options: LockOptions): Promise<(() => void) | 'busy' | undefined> {
  return new Promise((resolve) => {
    const granted = (held: Lock | null): Promise<void> | undefined => {
      if (held) return new Promise((release) => resolve(release))
      resolve('busy')
      return undefined
    }
    try {
      locks.request(name, options, granted).catch(() => resolve(undefined))
    } catch {
      resolve(undefined)
    }
  })
}
