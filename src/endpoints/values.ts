import type { $ZodType, output } from 'zod/v4/core'
import { loose, number, optional, record, text } from './schema.ts'

/** One of the known values, or one that LiSA adds later: an editor suggests the known, and no other breaks a client. */
export type Open<Known extends string> = Known | (string & {})

/** A schema for an enum that may grow. */
// @__NO_SIDE_EFFECTS__
export function open<const Known extends string>(..._known: Known[]): $ZodType<Open<Known>, Open<Known>> {
  // Any string passes; the list only serves the type.
  return text as unknown as $ZodType<Open<Known>, Open<Known>>
}

/**
 * A text in several languages: ISO language code to text, `*` for the fallback.
 * @see https://docs.hello-lisa.com/developers/widgets/type-definitions/product
 */
export type LocalizedString = Record<string, string>
export const LocalizedString: $ZodType<LocalizedString, LocalizedString> = record(text)

const imageSchema = loose({
  url: text,
  width: optional(number),
  height: optional(number),
  sizeInBytes: optional(number),
  hash: optional(text),
})

/** A picture as LiSA shows it on a product's `mainImage`. */
export interface Image extends output<typeof imageSchema> {}
export const Image: $ZodType<Image, Image> = imageSchema

const posterSchema = loose({ url: text })

/** A picture of which no more than its address is assumed. */
export interface Poster extends output<typeof posterSchema> {}
export const Poster: $ZodType<Poster, Poster> = posterSchema
