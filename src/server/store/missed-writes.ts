import type { GatewayStore } from './gateway-store.ts'

/** The writes that the shared store has not heard of. */
export interface MissedWrites {
  add(paths: readonly string[]): void
  /** Tells the shared store of them, once for all who ask meanwhile: what others still have of before must not be served. */
  replay(): Promise<void>
}

/** The most paths that are told to the shared store after an outage. */
const mostMissed = 10_000

export function createMissedWrites(shared: GatewayStore, tell: (paths: readonly string[]) => void): MissedWrites {
  const missed = new Set<string>()
  let replaying: Promise<void> | undefined

  const replayAll = async (): Promise<void> => {
    const paths = [...missed]
    await shared.touch(paths)
    for (const path of paths) missed.delete(path)
    tell(paths)
  }
  return {
    add(paths) {
      for (const path of paths) if (missed.size < mostMissed) missed.add(path)
    },
    async replay() {
      if (missed.size === 0) return
      replaying ??= replayAll().finally(() => {
        replaying = undefined
      })
      await replaying
    },
  }
}
