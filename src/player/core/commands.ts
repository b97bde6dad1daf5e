import type { $ZodType, output } from 'zod/v4/core'
import { openText as open } from '../../schema/answers.ts'
import { list, object, optional } from '../../schema/containers.ts'
import { boolean, number, text } from '../../schema/values.ts'

/** For a message that says all with its type. */
export const noFields: $ZodType<object> = object({})

const nativePipSchema = object({ pipState: open<'exitPip' | 'requestPip'>() })

/** Asks for the browser's own picture-in-picture, or for its end. */
export interface NativePipCommand extends output<typeof nativePipSchema> {}
export const nativePipCommand: $ZodType<NativePipCommand> = nativePipSchema

const viewportSchema = object({
  viewportHeight: number,
  viewportScrollX: number,
  viewportScrollY: number,
  viewportWidth: number,
})

/** The part of the page that is seen, in CSS pixels. */
export interface ViewportCommand extends output<typeof viewportSchema> {}
export const viewportCommand: $ZodType<ViewportCommand> = viewportSchema

const uiTransitionSchema = object({
  playerUiState: open<'requestFloatingMode' | 'floating' | 'requestFullscreenMode' | 'fullscreen'>(),
})

/** Asks for a mode, or says that the page has given the player its place in it. */
export interface UiTransitionCommand extends output<typeof uiTransitionSchema> {}
export const uiTransitionCommand: $ZodType<UiTransitionCommand> = uiTransitionSchema

const emojiStateSchema = object({ productReferences: list(text) })

/** The products, by the shop's ids, that this visitor has given an emoji. */
export interface EmojiStateCommand extends output<typeof emojiStateSchema> {}
export const emojiStateCommand: $ZodType<EmojiStateCommand> = emojiStateSchema

const visitorSchema = object({
  id: text,
  displayName: optional(text),
  avatarUrl: optional(text),
  /** Whether the player asks for consent before it shows comments; LiSA's default is true. */
  isCommentsConsentRequired: optional(boolean),
})

/** Who watches, as far as the shop tells the player. */
export interface VisitorCommand extends output<typeof visitorSchema> {}
export const visitorCommand: $ZodType<VisitorCommand> = visitorSchema
