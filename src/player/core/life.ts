import type { Clock } from '../../client/clock.ts'

/** Whether the player in the frame listens, and whether it still says anything. */
export interface Life {
  readonly isReady: boolean
  readonly isAlive: boolean
  /** The player has said something. */
  receive(): void
  /** The player listens: for the first time, or anew. */
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
  let wasReceived = false
  let stopWatching = (): void => undefined

  const set = (ready: boolean, alive: boolean): void => {
    if (ready === isReady && alive === isAlive) return
    isReady = ready
    isAlive = alive
    changed()
  }

  // It counts silences instead of comparing times, so that no clock that is set anew kills a player.
  const watch = (): void => {
    stopWatching()
    wasReceived = false
    stopWatching = clock.after(aliveTimeout, () => {
      // Browsers slow down what nobody sees.
      if (wasReceived || isHidden()) watch()
      else set(isReady, false)
    })
  }

  return {
    get isReady() {
      return isReady
    },
    get isAlive() {
      return isAlive
    },
    receive() {
      wasReceived = true
      if (!isReady || isAlive) return
      watch()
      set(true, true)
    },
    listen() {
      // A second one is the next document's, which has not loaded yet.
      if (hasListened) hasLoaded = false
      hasListened = true
      watch()
      set(true, true)
    },
    load() {
      // A second one is the next document's, which does not listen yet.
      if (hasLoaded) {
        hasListened = false
        stopWatching()
        set(false, false)
      }
      hasLoaded = true
    },
    stop() {
      stopWatching()
      set(false, false)
    },
  }
}

const isHidden = (): boolean => globalThis.document?.visibilityState === 'hidden'
