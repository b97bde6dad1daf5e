/** The player's clock: how far it has played, and how long somebody has watched. Times are milliseconds. */
export interface Playback {
  readonly isPlaying: boolean
  readonly currentTimeInMs: number
  play(): void
  pause(): void
  /** The context that every message carries. */
  progress(): object
}

/** A clock that runs while it plays; a live show starts where it is by now. */
export function createPlayback(startedAt: number, durationInMs: number, isLive: boolean): Playback {
  let played = isLive ? Math.max(0, Date.now() - startedAt) : 0
  let watched = 0
  let since: number | undefined

  const running = (): number => (since === undefined ? 0 : performance.now() - since)
  const current = (): number => (isLive ? played + running() : Math.min(played + running(), durationInMs))
  const settle = (): void => {
    played = current()
    watched += running()
    since = undefined
  }

  return {
    get isPlaying() {
      return since !== undefined
    },
    get currentTimeInMs() {
      return current()
    },
    play: () => {
      settle()
      since = performance.now()
    },
    pause: settle,
    progress: () => ({
      bufferedTimeInMs: current() + 4_000,
      currentTimeInMs: Math.round(current()),
      durationInMs: isLive ? -1 : durationInMs,
      elapsedTimeInMs: Math.round(current()),
      skipTimeInMs: 0,
      visitorDwellTimeInMs: Math.round(watched + running()),
      isLive,
      isPlaying: since !== undefined,
    }),
  }
}
