import type { Kind } from '../pictures/draw.ts'
import type { PaletteName } from '../pictures/palettes.ts'

/** A text in English and German. */
export type Words = readonly [en: string, de: string]

/** What a product of the shop is made from. */
export interface CatalogueItem {
  slug: string
  title: Words
  about: Words
  brand: string
  /** Euros. */
  price: number
  /** Euros. */
  discounted?: number
  colors?: readonly Words[]
  sizes?: readonly string[]
  /** What its picture shows, and in which colours. */
  picture: readonly [Kind, PaletteName]
}
