import type { Show } from 'lisa-query'
import type { PlayerConnection } from 'lisa-query/player'
import { create } from 'zustand'

interface Player {
  /** What is watched; the player stays while somebody looks at other pages. */
  show: Show | undefined
  isPlaying: boolean
  /** How long it has been watched, as the player says. */
  seconds: number
  /** To tell the player something. */
  connection: PlayerConnection | undefined
  /** The place on the page that the player takes. */
  slot: HTMLElement | null
}

const idle = { show: undefined, isPlaying: false, seconds: 0, connection: undefined }

/** What is watched, and how far: the stage, the shelf and the player follow it, each rendering only when its own part changes. */
export const usePlayer = create<Player>(() => ({ ...idle, slot: null }))

/** Plays or pauses a show; another one takes the place of the one that plays. */
export function toggle(show: Show): void {
  const { show: watched, isPlaying } = usePlayer.getState()
  usePlayer.setState(watched?.id === show.id ? { isPlaying: !isPlaying } : { ...idle, show, isPlaying: true })
  if (watched?.id === show.id) tellPlayer()
}

/** The player has come, which plays by itself; somebody may have paused it before. */
export function connect(connection: PlayerConnection | undefined): void {
  usePlayer.setState({ connection })
  if (!usePlayer.getState().isPlaying) tellPlayer()
}

function tellPlayer(): void {
  const { connection, isPlaying } = usePlayer.getState()
  connection?.send({ messageType: isPlaying ? 'lsc:media:resume' : 'lsc:media:pause' }).catch(() => undefined) // it may be gone
}

/** Nobody watches any more. */
export const closePlayer = (): void => usePlayer.setState(idle)

const secondsEach = 6

/** Which of so many products is shown after so many seconds. */
export const turnOf = (seconds: number, count: number): number => (count > 0 ? Math.floor(seconds / secondsEach) % count : 0)
