import type { SteadyClock } from '../clock.ts'
import type { Closing } from '../rate-limit/rate-limit.ts'

/** What one tab tells the others. */
export interface News {
  /** LiSA takes nothing for a while. */
  closing?: Closing
  /** There is a new credential, or none any more. */
  session?: 'start' | 'end'
}

/** The other tabs with the same client, where the browser lets them be reached; else nobody. */
export interface Tabs {
  tell(news: News): void
  /** Runs the work while no other tab runs its own. */
  alone(work: () => Promise<void>): Promise<void>
  leave(): void
}

export function joinTabs(name: string, clock: SteadyClock, hear: (news: News) => void): Tabs {
  // Only pages have tabs beside them: a server's clients have nothing to do with each other. A sandboxed frame has none.
  const locks = globalThis.document && globalThis.origin !== 'null' && globalThis.navigator?.locks
  let channel = locks ? new BroadcastChannel(name) : undefined
  if (channel) channel.onmessage = ({ data }) => hear(data)
  return {
    tell: (news) => channel?.postMessage(news),
    alone: (work) =>
      locks
        ? locks.request(name, { ifAvailable: true }, (lock) =>
            lock
              ? work()
              : // Another tab is at it: what it tells may arrive a little after its lock is free.
                locks.request(name, () => new Promise<void>((resolve) => clock.after(grace, resolve)).then(work)),
          )
        : work(),
    leave() {
      channel?.close()
      channel = undefined
    },
  }
}

const grace = 100
