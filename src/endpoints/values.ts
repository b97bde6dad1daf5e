import * as z from 'zod/mini'

/** One of the known values, or one that LiSA adds later: an editor suggests the known, and no other breaks a client. */
export type Open<Known extends string> = Known | (string & {})

/** A schema for an enum that may grow. */
export function open<const Known extends string>(..._known: Known[]): z.ZodMiniType<Open<Known>, Open<Known>> {
  // Any string passes; the list only serves the type.
  return z.string() as unknown as z.ZodMiniType<Open<Known>, Open<Known>>
}

/**
 * A text in several languages: ISO language code to text, `*` for the fallback.
 * @see https://docs.hello-lisa.com/developers/widgets/type-definitions/product
 */
export const LocalizedString = z.record(z.string(), z.string())
export type LocalizedString = z.output<typeof LocalizedString>

/** A picture. LiSA shows these fields on a product's `mainImage`; that others have them is assumed. */
export const Image = z.looseObject({
  url: z.string(),
  width: z.optional(z.number()),
  height: z.optional(z.number()),
  sizeInBytes: z.optional(z.number()),
  hash: z.optional(z.string()),
})
export type Image = z.output<typeof Image>
