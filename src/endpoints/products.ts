import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { PageQuery, pageOf } from './page.ts'
import { Image, LocalizedString, open } from './values.ts'

const priceSchema = z.looseObject({
  currency: z.looseObject({ name: z.optional(z.string()), symbol: z.string() }),
  original: z.looseObject({ value: z.number() }),
  discounted: z.optional(z.looseObject({ value: z.number() })),
  unitPricing: z.optional(z.looseObject({ baseUnit: z.string(), baseValue: z.number() })),
})

/**
 * A price: `original`, and `discounted` while it is reduced.
 * @see https://docs.hello-lisa.com/developers/widgets/type-definitions/product
 */
export interface Price extends z.output<typeof priceSchema> {}
export const Price: z.ZodMiniType<Price, Price> = priceSchema

const productVariantSchema = z.looseObject({
  name: z.string(),
  title: z.optional(LocalizedString),
  reference: z.optional(z.string()),
  price: z.optional(Price),
  url: z.optional(LocalizedString),
  assets: z.optional(z.looseObject({})),
  stores: z.optional(z.array(z.unknown())),
  variations: z.optional(z.array(z.looseObject({ type: open('color', 'size'), value: LocalizedString }))),
})

/**
 * A variant of a product; `reference` is usually the SKU.
 * @see https://docs.hello-lisa.com/developers/widgets/type-definitions/product
 */
export interface ProductVariant extends z.output<typeof productVariantSchema> {}
export const ProductVariant: z.ZodMiniType<ProductVariant, ProductVariant> = productVariantSchema

const productChangesSchema = z.looseObject({
  /** LiSA's older name, shown only without a title. */
  name: z.optional(z.string()),
  title: z.optional(LocalizedString),
  brand: z.optional(LocalizedString),
  /** Basic Markdown. */
  description: z.optional(LocalizedString),
  url: z.optional(LocalizedString),
  price: z.optional(Price),
  variants: z.optional(z.array(ProductVariant)),
  tags: z.optional(z.array(z.string())),
})

/** The fields of a product to change. Assumed. */
export interface ProductChanges extends z.input<typeof productChangesSchema> {}
export const ProductChanges: z.ZodMiniType<ProductChanges, ProductChanges> = productChangesSchema

const productSchema = z.extend(productChangesSchema, {
  id: z.string(),
  assets: z.optional(z.looseObject({})),
  origin: z.optional(z.looseObject({ id: z.string(), lastSyncedAt: z.optional(z.string()) })),
  stores: z.optional(z.array(z.unknown())),
  mainImage: z.optional(Image),
  hasStock: z.optional(z.boolean()),
})

/**
 * A product, with the fields that LiSA documents for widgets. `mainImage` and `hasStock` come from its player messages.
 * @see https://docs.hello-lisa.com/developers/widgets/type-definitions/product
 */
export interface Product extends z.output<typeof productSchema> {}
export const Product: z.ZodMiniType<Product, Product> = productSchema

const newProductSchema = z.extend(productChangesSchema, { title: LocalizedString })

/** What a new product is made from. Assumed. */
export interface NewProduct extends z.input<typeof newProductSchema> {}
export const NewProduct: z.ZodMiniType<NewProduct, NewProduct> = newProductSchema

// The products of a show are read under the show's path.
const staleWithProducts = ['/products', '/shows'] as const

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
  stales: staleWithProducts,
  fills: ({ id }) => [getProduct, { id }],
})

/** Assumed: changes fields of a product; `variants` replaces all of them. */
export const updateProduct = endpoint('PATCH /products/{id}', {
  scope: 'products:write',
  body: ProductChanges,
  response: Product,
  stales: staleWithProducts,
  fills: ({ id }) => [getProduct, { id }],
})
