import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'

/** The facts about a product that changed: any JSON object. LiSA's one sample is `{"productId": "123", "price": 19.99}`. */
export const ProductUpdate = z.looseObject({ productId: z.optional(z.string()), price: z.optional(z.number()) })
export type ProductUpdate = z.input<typeof ProductUpdate>

/** 192 KB, read as 196,608 bytes of UTF-8. */
const mostBytes = 192 * 1024

/**
 * Documented: tells LiSA that a product changed in a shop with a custom e-commerce plugin. LiSA answers 202, so what
 * comes back is a receipt; `id` is the plugin's, from the plugins page of the LiSA Console. Needs the client's `sign`.
 * @see https://docs.hello-lisa.com/developers/guides/products/product-update-notification-api
 */
export const notifyProductUpdate = endpoint('POST /plugin-notifications/{id}/updates', {
  host: 'ingest',
  signed: true,
  maxBytes: mostBytes,
  body: ProductUpdate,
  response: z.never(),
  docs: 'https://docs.hello-lisa.com/developers/guides/products/product-update-notification-api',
  stales: ['/products', '/shows'],
})
