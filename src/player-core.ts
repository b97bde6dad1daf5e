export type { VisitorCommand } from './player/core/commands.ts'
export { connectLisaPlayer } from './player/core/connect.ts'
export type { PlayerConnection } from './player/core/connection.ts'
export type { PlayerContext } from './player/core/context.ts'
export { type EventProduct, type EventSticker, eventOf, type PlayerEvent } from './player/core/events.ts'
export type { CartViewFields, PlayerUiState, StickerFields } from './player/core/fields.ts'
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
export type { SendOptions } from './player/core/outbox.ts'
export { pickShow } from './player/core/pick-show.ts'
export { type PlayerPlace, playerUrl } from './player/core/player-url.ts'
export type { ProductFields, ProductIntentFields } from './player/core/product-fields.ts'
export { type Promo, type PromoOptions, type PromotedShow, pickPromo } from './player/core/promo.ts'
export { type StickerTimes, stickerTimes } from './player/core/sticker-times.ts'
