import * as z from 'zod/mini'

/** One of the known values, or one that LiSA adds later: an editor suggests the known, and no other breaks a client. */
export type Open<Known extends string> = Known | (string & {})

/** A schema for an enum that may grow. */
// @__NO_SIDE_EFFECTS__
export function open<const Known extends string>(..._known: Known[]): z.ZodMiniType<Open<Known>, Open<Known>> {
  // Any string passes; the list only serves the type.
  return z.string() as unknown as z.ZodMiniType<Open<Known>, Open<Known>>
}

/**
 * A text in several languages: ISO language code to text, `*` for the fallback.
 * @see https://docs.hello-lisa.com/developers/widgets/type-definitions/product
 */
export type LocalizedString = Record<string, string>

// Says the same as z.record, in half a kilobyte less.
export const LocalizedString: z.ZodMiniType<LocalizedString, LocalizedString> = z.catchall(z.looseObject({}), z.string())

const imageSchema = z.looseObject({
  url: z.string(),
  width: z.optional(z.number()),
  height: z.optional(z.number()),
  sizeInBytes: z.optional(z.number()),
  hash: z.optional(z.string()),
})

/** A picture as LiSA shows it on a product's `mainImage`. */
export interface Image extends z.output<typeof imageSchema> {}
export const Image: z.ZodMiniType<Image, Image> = imageSchema

const posterSchema = z.looseObject({ url: z.string() })

/** A picture of which no more than its address is assumed. */
export interface Poster extends z.output<typeof posterSchema> {}
export const Poster: z.ZodMiniType<Poster, Poster> = posterSchema
