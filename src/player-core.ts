export { connectLisaPlayer, type LisaPlayer } from './player/core/connect.ts'
export type { PlayerUiState } from './player/core/fields.ts'
export {
  type PlayerCommand,
  type PlayerCommandFields,
  type PlayerCommandType,
  type PlayerMessage,
  type PlayerMessageDefinition,
  type PlayerMessageFields,
  type PlayerMessageType,
  playerMessages,
} from './player/core/messages.ts'
export type { LisaPlayerOptions } from './player/core/options.ts'
