import { create } from 'zustand'

interface Player {
  /** The show on the stage. */
  showId: string | undefined
  isPlaying: boolean
  /** How long it has been watched. */
  seconds: number
}

const idle: Player = { showId: undefined, isPlaying: false, seconds: 0 }

/** What is watched, and how far: the stage, the clock and the shelf follow it, each rendering only when its own part changes. */
export const usePlayer = create<Player>(() => idle)

/** Plays or pauses a show; another one starts at its beginning. */
export function toggle(showId: string): void {
  usePlayer.setState((player) =>
    player.showId === showId ? { isPlaying: !player.isPlaying } : { showId, isPlaying: true, seconds: 0 },
  )
}

/** Puts another show on the stage, or none. */
export const rewind = (): void => usePlayer.setState(idle)

/** A second has been watched. */
export const tick = (): void => usePlayer.setState(({ seconds }) => ({ seconds: seconds + 1 }))

const secondsEach = 6

/** Which of so many products is shown after so many seconds. */
export const turnOf = (seconds: number, count: number): number => (count > 0 ? Math.floor(seconds / secondsEach) % count : 0)
