import type { Clock } from '../../client/clock.ts'

/** Whether the player in the frame listens, and whether it still says anything. */
export interface Life {
  readonly isReady: boolean
  readonly isAlive: boolean
  /** The player has said something. */
  receive(): void
  /** The player listens: for the first time, or again after a reload. */
  listen(): void
  /** The frame has loaded a document. */
  load(): void
  stop(): void
}

/** Follows a frame through its documents: each says `listen`, before or after it has loaded. `changed` runs after each change. */
export function createLife(clock: Clock, aliveTimeout: number, changed: () => void): Life {
  let isReady = false
  let isAlive = false
  let hasListened = false
  let hasLoaded = false

  const set = (ready: boolean, alive: boolean): void => {
    if (ready === isReady && alive === isAlive) return
    isReady = ready
    isAlive = alive
    changed()
  }

  const silence = createSilenceTimer(clock, aliveTimeout, () => set(isReady, false))

  return {
    get isReady() {
      return isReady
    },
    get isAlive() {
      return isAlive
    },
    receive() {
      silence.interrupt()
      if (!isReady || isAlive) return
      silence.start()
      set(true, true)
    },
    listen() {
      // A second one is the next document's, which has not loaded yet.
      if (hasListened) hasLoaded = false
      hasListened = true
      silence.start()
      set(true, true)
    },
    load() {
      // A second one is the next document's, which does not listen yet.
      if (hasLoaded) {
        hasListened = false
        silence.stop()
        set(false, false)
      }
      hasLoaded = true
    },
    stop() {
      silence.stop()
      set(false, false)
    },
  }
}

/** Notices when nothing has been said for a while. */
interface SilenceTimer {
  start(): void
  /** Something was said. */
  interrupt(): void
  stop(): void
}

/** Counts timers without a message instead of comparing times: a change of the computer's clock must not make a player count as dead. */
function createSilenceTimer(clock: Clock, length: number, onSilence: () => void): SilenceTimer {
  let isInterrupted = false
  let stop = (): void => undefined
  const start = (): void => {
    stop()
    isInterrupted = false
    stop = clock.after(length, () => {
      // Browsers slow down the timers of a hidden page.
      if (isInterrupted || isHidden()) start()
      else onSilence()
    })
  }
  return {
    start,
    interrupt: () => {
      isInterrupted = true
    },
    stop: () => stop(),
  }
}

const isHidden = (): boolean => globalThis.document?.visibilityState === 'hidden'
