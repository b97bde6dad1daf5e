import type { $ZodType } from 'zod/v4/core'
import * as command from './commands.ts'
import { contextSchema, type PlayerContext } from './context.ts'
import * as fields from './fields.ts'
import * as products from './product-fields.ts'

/** The fields of each message from the player, by its `messageType`. */
export interface PlayerMessageFields {
  'lsc:app:listen': PlayerContext
  'lsc:app:heartbeat': PlayerContext
  'lsc:app:message:acknowledge': fields.AcknowledgeFields
  'lsc:app:message:error': fields.ErrorFields
  'lsc:cta:click': fields.CtaFields
  'lsc:cart:view': fields.CartViewFields
  'lsc:comments:audience:join': fields.AudienceJoinFields
  'lsc:media:pause': PlayerContext
  'lsc:media:resume': PlayerContext
  'lsc:media:progress': PlayerContext
  'lsc:media:complete': PlayerContext
  'lsc:media:emoji': PlayerContext
  'lsc:media:creator:join': PlayerContext
  'lsc:media:creator:leave': PlayerContext
  'lsc:media:impression': fields.MediaImpressionFields
  'lsc:player:dismiss': PlayerContext
  'lsc:player:viewport:request': PlayerContext
  'lsc:player:native-pip': fields.NativePipFields
  'lsc:player:ui-transition': fields.UiTransitionFields
  'lsc:product:add-to-cart': products.ProductIntentFields
  'lsc:product:emoji': products.ProductIntentFields
  'lsc:product:add-to-wishlist': products.ProductFields
  'lsc:product:click': products.ProductFields
  'lsc:product:impression': products.ProductImpressionFields
  'lsc:products:open': products.ProductsFields
  'lsc:products:close': products.ProductsFields
  'lsc:product:close': products.ProductsFields
  'lsc:sticker:impression': fields.StickerFields
  'lsc:sticker:click': fields.StickerFields
  'lsc:sticker:expire': fields.StickerFields
  'lsc:sticker:unlock': fields.StickerFields
  'lsc:sticker:voucher:claim': fields.StickerFields
  'lsc:sticker:activate': fields.StickerFields
  'lsc:sticker:publish': fields.StickerFields
  'lsc:sticker:unpublish': fields.StickerFields
  'lsc:sticker:update': fields.StickerFields
}

/** The fields of each message to the player, by its `messageType`. */
export interface PlayerCommandFields {
  'lsc:media:pause': object
  'lsc:media:resume': object
  'lsc:player:native-pip': command.NativePipCommand
  'lsc:player:viewport:pass': command.ViewportCommand
  'lsc:player:ui-transition': command.UiTransitionCommand
  'lsc:product:emoji-state-update': command.EmojiStateCommand
  'lsc:visitor:pass-user-context': command.VisitorCommand
}

/** What the player can say. */
export type PlayerMessageType = keyof PlayerMessageFields

/** What the player can be told. */
export type PlayerCommandType = keyof PlayerCommandFields

/** A message from the player that fits its schema. */
export type PlayerMessage<Type extends PlayerMessageType = PlayerMessageType> = Type extends PlayerMessageType
  ? { messageType: Type } & PlayerMessageFields[Type]
  : never

/** A message to the player, without its envelope. */
export type PlayerCommand<Type extends PlayerCommandType = PlayerCommandType> = Type extends PlayerCommandType
  ? { messageType: Type } & PlayerCommandFields[Type]
  : never

/** What is known of a message. */
export type PlayerMessageDefinition<Type extends string> = {
  /**
   * `documented`: LiSA names the type and its fields. `inferred`: the literal is ours, from the names of its kin.
   * `contradictory`: LiSA's pages disagree with each other.
   */
  basis: 'documented' | 'inferred' | 'contradictory'
  /** LiSA's pages about it; none where it is inferred. */
  docs?: string
  /** The type that it is another spelling of; who listens to that one hears this one, too. */
  sameAs?: PlayerMessageType
} & (Type extends PlayerMessageType ? { from: $ZodType<PlayerMessageFields[Type]> } : { from?: undefined }) &
  (Type extends PlayerCommandType ? { to: $ZodType<PlayerCommandFields[Type]> } : { to?: undefined })

const docs = 'https://docs.hello-lisa.com/developers/guides/player-communication/message-api-reference'

const context: $ZodType<PlayerContext> = contextSchema

// @__NO_SIDE_EFFECTS__
const from = <Fields>(schema: $ZodType<Fields>) => ({ basis: 'documented', docs, from: schema }) as const
// @__NO_SIDE_EFFECTS__
const to = <Fields>(schema: $ZodType<Fields>) => ({ basis: 'documented', docs, to: schema }) as const
// @__NO_SIDE_EFFECTS__
const inferred = <Fields>(schema: $ZodType<Fields>) => ({ basis: 'inferred', from: schema }) as const

/**
 * Every message between page and player, version 2: `from` is the schema of what the player says, `to` of what it is told.
 * @see https://docs.hello-lisa.com/developers/guides/player-communication/message-api-reference
 */
export const playerMessages: { [Type in PlayerMessageType | PlayerCommandType]: PlayerMessageDefinition<Type> } = {
  'lsc:app:listen': from(context),
  'lsc:app:heartbeat': from(context),
  'lsc:app:message:acknowledge': from(fields.acknowledge),
  'lsc:app:message:error': from(fields.error),
  'lsc:cta:click': from(fields.cta),
  'lsc:cart:view': from(fields.cartView),
  'lsc:comments:audience:join': from(fields.audienceJoin),
  'lsc:media:pause': { ...from(context), ...to(command.noFields) },
  'lsc:media:resume': { ...from(context), ...to(command.noFields) },
  'lsc:media:progress': from(context),
  'lsc:media:complete': from(context),
  'lsc:media:emoji': from(context),
  'lsc:media:creator:join': from(context),
  'lsc:media:creator:leave': from(context),
  'lsc:media:impression': from(fields.mediaImpression),
  'lsc:player:dismiss': from(context),
  'lsc:player:viewport:request': from(context),
  'lsc:player:native-pip': { ...from(fields.nativePip), ...to(command.nativePipCommand) },
  'lsc:player:viewport:pass': to(command.viewportCommand),
  'lsc:player:ui-transition': { ...from(fields.uiTransition), ...to(command.uiTransitionCommand) },
  'lsc:product:add-to-cart': from(products.productIntent),
  'lsc:product:emoji': from(products.productIntent),
  'lsc:product:add-to-wishlist': from(products.product),
  'lsc:product:click': from(products.product),
  'lsc:product:impression': from(products.productImpression),
  'lsc:product:emoji-state-update': to(command.emojiStateCommand),
  'lsc:products:open': from(products.products),
  // The reference has the plural, one of its examples the singular.
  'lsc:products:close': { ...from(products.products), basis: 'contradictory' },
  'lsc:product:close': { ...from(products.products), basis: 'contradictory', sameAs: 'lsc:products:close' },
  'lsc:sticker:impression': from(fields.sticker),
  'lsc:sticker:click': from(fields.sticker),
  'lsc:sticker:expire': from(fields.sticker),
  'lsc:sticker:unlock': from(fields.sticker),
  'lsc:sticker:voucher:claim': from(fields.sticker),
  'lsc:sticker:activate': inferred(fields.sticker),
  'lsc:sticker:publish': inferred(fields.sticker),
  'lsc:sticker:unpublish': inferred(fields.sticker),
  'lsc:sticker:update': inferred(fields.sticker),
  'lsc:visitor:pass-user-context': to(command.visitorCommand),
}
