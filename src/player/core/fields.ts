import type { $ZodType, output } from 'zod/v4/core'
import { type Open, openText as open } from '../../schema/answers.ts'
import { extend, list, loose, optional, record } from '../../schema/containers.ts'
import { anything, boolean, number, text } from '../../schema/values.ts'
import { contextSchema } from './context.ts'

// What identifies a message's subject must be there. All else may be missing, as for every answer of LiSA.

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
