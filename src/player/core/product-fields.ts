import type { $ZodType, output } from 'zod/v4/core'
import { openText as open } from '../../schema/answers.ts'
import { extend, loose, optional } from '../../schema/containers.ts'
import { anything, boolean, number, text } from '../../schema/values.ts'
import { contextSchema } from './context.ts'

// What identifies a message's subject must be there. All else may be missing, as for every answer of LiSA.

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
