import type { $ZodType, input, output } from 'zod/v4/core'
import { endpoint } from './endpoint.ts'
import { PageQuery, pageOf } from './page.ts'
import { anything, boolean, extend, list, loose, number, optional, text } from './schema.ts'
import { Image, LocalizedString, open } from './values.ts'

const priceSchema = loose({
  currency: loose({ name: optional(text), symbol: text }),
  original: loose({ value: number }),
  discounted: optional(loose({ value: number })),
  unitPricing: optional(loose({ baseUnit: text, baseValue: number })),
})

/**
 * A price: `original`, and `discounted` while it is reduced.
 * @see https://docs.hello-lisa.com/developers/widgets/type-definitions/product
 */
export interface Price extends output<typeof priceSchema> {}
export const Price: $ZodType<Price, Price> = priceSchema

const productVariantSchema = loose({
  name: text,
  title: optional(LocalizedString),
  reference: optional(text),
  price: optional(Price),
  url: optional(LocalizedString),
  assets: optional(loose({})),
  stores: optional(list(anything)),
  variations: optional(list(loose({ type: open<'color' | 'size'>(), value: LocalizedString }))),
})

/**
 * A variant of a product; `reference` is usually the SKU.
 * @see https://docs.hello-lisa.com/developers/widgets/type-definitions/product
 */
export interface ProductVariant extends output<typeof productVariantSchema> {}
export const ProductVariant: $ZodType<ProductVariant, ProductVariant> = productVariantSchema

const productChangesSchema = loose({
  /** LiSA's older name, shown only without a title. */
  name: optional(text),
  title: optional(LocalizedString),
  brand: optional(LocalizedString),
  /** Basic Markdown. */
  description: optional(LocalizedString),
  url: optional(LocalizedString),
  price: optional(Price),
  variants: optional(list(ProductVariant)),
  tags: optional(list(text)),
})

/** The fields of a product to change. Assumed. */
export interface ProductChanges extends input<typeof productChangesSchema> {}
export const ProductChanges: $ZodType<ProductChanges, ProductChanges> = productChangesSchema

const productSchema = extend(productChangesSchema, {
  id: text,
  assets: optional(loose({})),
  origin: optional(loose({ id: text, lastSyncedAt: optional(text) })),
  stores: optional(list(anything)),
  mainImage: optional(Image),
  hasStock: optional(boolean),
})

/**
 * A product, with the fields that LiSA documents for widgets. `mainImage` and `hasStock` come from its player messages.
 * @see https://docs.hello-lisa.com/developers/widgets/type-definitions/product
 */
export interface Product extends output<typeof productSchema> {}
export const Product: $ZodType<Product, Product> = productSchema

const newProductSchema = extend(productChangesSchema, { title: LocalizedString })

/** What a new product is made from. Assumed. */
export interface NewProduct extends input<typeof newProductSchema> {}
export const NewProduct: $ZodType<NewProduct, NewProduct> = newProductSchema

// The products of a show are read under the show's path.
const readsOfProducts = ['/products', '/shows'] as const

/** Assumed: one product. */
export const getProduct = endpoint('GET /products/{id}', { scope: 'products:read', response: Product })

/** Assumed: all products, in pages. */
export const listProducts = endpoint('GET /products', { scope: 'products:read', query: PageQuery, response: pageOf(Product) })

/** Assumed: the products of a show, in pages. */
export const listShowProducts = endpoint('GET /shows/{id}/products', {
  scope: 'products:read',
  query: PageQuery,
  response: pageOf(Product),
})

/** Assumed: a new product. */
export const createProduct = endpoint('POST /products', {
  scope: 'products:write',
  body: NewProduct,
  response: Product,
  invalidates: readsOfProducts,
  updates: ({ id }) => [getProduct, { id }],
})

/** Assumed: changes fields of a product; `variants` replaces all of them. */
export const updateProduct = endpoint('PATCH /products/{id}', {
  scope: 'products:write',
  body: ProductChanges,
  response: Product,
  invalidates: readsOfProducts,
  updates: ({ id }) => [getProduct, { id }],
})
