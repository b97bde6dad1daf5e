import type { $ZodType, input } from 'zod/v4/core'
import { checkAddress } from '../client/address.ts'
import type { LisaClientOptions } from '../client/options.ts'
import { endpoint } from './endpoint.ts'
import { loose, nothing } from './schema.ts'

const productUpdateSchema = loose({})

/** The facts about a product that changed: any JSON object. LiSA's one sample is `{"productId": "123", "price": 19.99}`. */
export interface ProductUpdate extends input<typeof productUpdateSchema> {}
export const ProductUpdate: $ZodType<ProductUpdate, ProductUpdate> = productUpdateSchema

/** 192 KB, read as 196,608 bytes of UTF-8. */
const mostBytes = 192 * 1024

/**
 * Documented: tells LiSA that a product changed in a shop with a custom e-commerce plugin. LiSA answers 202, so what
 * comes back is a receipt; `id` is the plugin's, from the plugins page of the LiSA Console. Needs the client's `sign`.
 * @see https://docs.hello-lisa.com/developers/guides/products/product-update-notification-api
 */
export const notifyProductUpdate = endpoint('POST /plugin-notifications/{id}/updates', {
  base: ingestUrlOf,
  signBody: (body, { sign }) => {
    if (!sign) throw new TypeError('createLisaClient needs `sign` for notifyProductUpdate')
    return (async () => ({ 'x-hmac-signature': await sign(body) }))()
  },
  maxBytes: mostBytes,
  body: ProductUpdate,
  response: nothing,
  docs: 'https://docs.hello-lisa.com/developers/guides/products/product-update-notification-api',
  invalidates: ['/products', '/shows'],
})

const lisasOwn = 'https://ingest.hello-lisa.com'

/** LiSA's ingest host. A credential for another `baseUrl` than one of LiSA's own is not sent there unasked. */
function ingestUrlOf({ baseUrl, ingestUrl }: LisaClientOptions): string | URL {
  if (ingestUrl) {
    checkAddress('ingestUrl', ingestUrl)
    return ingestUrl
  }
  if (/^https:\/\/([\w-]+\.)*hello-lisa\.com(:\d+)?(\/|$)/.test(String(baseUrl))) return lisasOwn
  const advice =
    process.env.NODE_ENV !== 'production'
      ? `: the credential of ${baseUrl} does not go to ${lisasOwn} unasked, pass where it may`
      : ''
  throw new TypeError(`createLisaClient needs \`ingestUrl\` for notifyProductUpdate${advice}`)
}
