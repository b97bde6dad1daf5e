import type { Playback } from './playback.ts'
import type { Programme } from './programme.ts'
import type { Protocol } from './protocol.ts'
import type { Voucher } from './sticker.ts'
import type { ViewState } from './view-state.ts'

/** What the parts of a player that runs share. */
export interface Running {
  programme: Programme
  playback: Playback
  voucher: Voucher
  state: ViewState & { liked: Set<string>; comments: string[] }
  say: Protocol['say']
  /** Shows the state as it is now. */
  update(): void
}

/** Plays or pauses, and says so. */
export function setPlaying({ playback, say, update }: Running, isPlaying: boolean): void {
  if (isPlaying) playback.play()
  else playback.pause()
  say(isPlaying ? 'lsc:media:resume' : 'lsc:media:pause')
  update()
}
