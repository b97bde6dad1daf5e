import type { PlayerCommand } from '../../player-core.ts'
import { type Running, setPlaying } from './running.ts'

/** Does what the page tells the player. */
export function obey(running: Running, command: PlayerCommand): void {
  const { state, say, update } = running
  if (command.messageType === 'lsc:media:pause') setPlaying(running, false)
  if (command.messageType === 'lsc:media:resume') setPlaying(running, true)
  if (command.messageType === 'lsc:player:ui-transition') {
    state.mode = command.playerUiState === 'floating' ? 'floating' : 'fullscreen'
    say('lsc:player:ui-transition', { playerUiState: state.mode })
  }
  if (command.messageType === 'lsc:player:native-pip') {
    say('lsc:player:native-pip', { isEnabled: command.pipState === 'requestPip' })
  }
  if (command.messageType === 'lsc:product:emoji-state-update') state.liked = new Set(command.productReferences)
  if (command.messageType === 'lsc:visitor:pass-user-context') {
    state.visitor = command.displayName ?? command.id
    state.comments.push(`${state.visitor} is watching`)
  }
  update()
}
