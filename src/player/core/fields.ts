import type { $ZodType, output } from 'zod/v4/core'
import { anything, boolean, extend, list, loose, number, optional, record, text } from '../../endpoints/schema.ts'
import { type Open, open } from '../../endpoints/values.ts'

// What identifies a message's subject must be there. All else may be missing, as for every answer of LiSA.

const contextSchema = loose({
  /** `LiSA`. Anybody can write that, so nothing is decided by it. */
  sender: optional(text),
  /** Positive while this device's clock is behind. */
  clockDriftInMs: optional(number),
  mediaItemId: optional(text),
  mediaItemType: optional(open<'live' | 'replay' | 'story'>()),
  progress: optional(
    loose({
      bufferedTimeInMs: optional(number),
      currentTimeInMs: optional(number),
      /** -1 while it is live. */
      durationInMs: optional(number),
      elapsedTimeInMs: optional(number),
      skipTimeInMs: optional(number),
      /** How long this visitor has watched. */
      visitorDwellTimeInMs: optional(number),
      isLive: optional(boolean),
      isPlaying: optional(boolean),
    }),
  ),
})

/** What every message of the player may carry: its clock, what is on, and how far it is. */
export interface PlayerContext extends output<typeof contextSchema> {}
export const context: $ZodType<PlayerContext> = contextSchema

const productSchema = extend(contextSchema, {
  productId: text,
  productTitle: optional(text),
  productBrand: optional(text),
  /** ISO 4217. */
  productCurrency: optional(text),
  /** What it costs now. */
  productPrice: optional(number),
  /** What it cost before, where it is reduced. */
  productOriginalPrice: optional(number),
  /** The shop's own id. */
  productReference: optional(text),
  variantId: optional(text),
  product: optional(
    loose({
      /** LiSA's id. */
      id: optional(text),
      name: optional(text),
      reference: optional(text),
      hasStock: optional(boolean),
      /** Its address may be missing: an unsafe one is dropped. */
      mainImage: optional(loose({ url: optional(text), width: optional(number), height: optional(number) })),
      price: optional(loose({ currencyCode: optional(text), currencySymbol: optional(text), price: optional(number) })),
    }),
  ),
})

/** A product, as the player's messages describe it. */
export interface ProductFields extends output<typeof productSchema> {}
export const product: $ZodType<ProductFields> = productSchema

const productIntentSchema = extend(productSchema, { intent: open<'add' | 'remove'>() })

/** A product that somebody adds, or takes away again. */
export interface ProductIntentFields extends output<typeof productIntentSchema> {}
export const productIntent: $ZodType<ProductIntentFields> = productIntentSchema

const productImpressionSchema = extend(productSchema, {
  /** Whether it is the first within 15 minutes. */
  firstOccurrence: optional(boolean),
})

/** A product that was seen. */
export interface ProductImpressionFields extends output<typeof productImpressionSchema> {}
export const productImpression: $ZodType<ProductImpressionFields> = productImpressionSchema

const productsSchema = extend(contextSchema, { auxiliaryData: optional(loose({ products: optional(anything) })) })

/** A list of products that was opened or closed. */
export interface ProductsFields extends output<typeof productsSchema> {}
export const products: $ZodType<ProductsFields> = productsSchema

const mediaImpressionSchema = extend(contextSchema, {
  /** `products`: LiSA's id of each product by the shop's. */
  auxiliaryData: optional(loose({ products: optional(record(text)) })),
  firstOccurrence: optional(boolean),
})

/** A show, replay or story that was seen. */
export interface MediaImpressionFields extends output<typeof mediaImpressionSchema> {}
export const mediaImpression: $ZodType<MediaImpressionFields> = mediaImpressionSchema

const stickerSchema = extend(contextSchema, {
  stickerId: text,
  stickerType: open<'alert' | 'poll' | 'product' | 'voucher'>(),
  stickerActionTarget: optional(anything),
  stickerDetails: optional(anything),
  stickerActivationTimerDurationInSec: optional(number),
  stickerActivationTimerIsActive: optional(boolean),
  stickerActivationTimerIsCompleted: optional(boolean),
  /** Its format is not documented: `stickerTimes` reads an ISO 8601 text, a `Date` and epoch milliseconds. */
  stickerActivationTimerStartedAt: optional(anything),
  stickerExpiryTimerDurationInSec: optional(number),
  stickerExpiryTimerIsActive: optional(boolean),
  stickerExpiryTimerStartedAt: optional(anything),
  stickerIsExpired: optional(boolean),
  stickerIsUnlocked: optional(boolean),
})

/** A sticker of a show, with its timers. */
export interface StickerFields extends output<typeof stickerSchema> {}
export const sticker: $ZodType<StickerFields> = stickerSchema

const acknowledgeSchema = extend(contextSchema, { messageId: text })

/** Names the message that the player has taken. */
export interface AcknowledgeFields extends output<typeof acknowledgeSchema> {}
export const acknowledge: $ZodType<AcknowledgeFields> = acknowledgeSchema

const errorSchema = extend(contextSchema, {
  messageId: optional(text),
  error: loose({
    code: optional(anything),
    message: optional(text),
    /** Typically 400. */
    statusCode: optional(number),
    input: optional(anything),
    /** As zod describes them. */
    issues: optional(list(anything)),
    messageId: optional(text),
  }),
})

/** What the player found wrong with a message. */
export interface ErrorFields extends output<typeof errorSchema> {}
export const error: $ZodType<ErrorFields> = errorSchema

const ctaSchema = extend(contextSchema, {
  ctaType: open<'calendar' | 'comment' | 'countdown' | 'feedback' | 'poll' | 'share' | 'sponsor'>(),
  auxiliaryData: optional(anything),
})

/** A call to action that was clicked. */
export interface CtaFields extends output<typeof ctaSchema> {}
export const cta: $ZodType<CtaFields> = ctaSchema

const cartViewSchema = extend(contextSchema, { cartUrl: optional(text) })

/** Somebody wants to see the cart. */
export interface CartViewFields extends output<typeof cartViewSchema> {}
export const cartView: $ZodType<CartViewFields> = cartViewSchema

const audienceJoinSchema = extend(contextSchema, {
  visitorName: text,
  visitorAvatarUrl: optional(text),
  visitorExternalId: optional(text),
})

/** Somebody joins the comments. */
export interface AudienceJoinFields extends output<typeof audienceJoinSchema> {}
export const audienceJoin: $ZodType<AudienceJoinFields> = audienceJoinSchema

const nativePipSchema = extend(contextSchema, { isEnabled: boolean })

/** Whether the browser's own picture-in-picture is on. */
export interface NativePipFields extends output<typeof nativePipSchema> {}
export const nativePip: $ZodType<NativePipFields> = nativePipSchema

/** The steps between a player in its place and a floating one: each side asks for a mode, and says when it is in it. */
export type PlayerUiState = Open<'requestFloatingMode' | 'floating' | 'requestFullscreenMode' | 'fullscreen'>

const uiTransitionSchema = extend(contextSchema, {
  playerUiState: open<'requestFloatingMode' | 'floating' | 'requestFullscreenMode' | 'fullscreen'>(),
})

/** A step from one mode of the player to another. */
export interface UiTransitionFields extends output<typeof uiTransitionSchema> {}
export const uiTransition: $ZodType<UiTransitionFields> = uiTransitionSchema
