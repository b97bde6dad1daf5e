import {
  getChannel,
  getChannelCurrentShow,
  getCurrentShow,
  getProduct,
  getShow,
  listChannels,
  listMediaItems,
  listProducts,
  listShowProducts,
  listShows,
} from 'lisa-query/core'
import type { hmacSigner } from 'lisa-query/hmac'
import type { createLisaGateway, GatewayStore, LisaGateway } from 'lisa-query/server'
import { basePath, hmacSecret } from './lisa.ts'

interface Parts {
  createLisaGateway: typeof createLisaGateway
  hmacSigner: typeof hmacSigner
  /** Where LiSA answers. */
  baseUrl: string
  /** Shared by all instances. */
  store?: GatewayStore | undefined
}

/** What stands between the shop's visitors and LiSA: one key and one cache for all of them. */
export function createShopGateway({ createLisaGateway, hmacSigner, baseUrl, store }: Parts): LisaGateway {
  const sign = hmacSigner(hmacSecret)
  return createLisaGateway({
    baseUrl,
    path: basePath,
    authorization: () => 'ApiKey sandbox',
    public: [
      getShow,
      getCurrentShow,
      listShows,
      listShowProducts,
      getProduct,
      listProducts,
      getChannel,
      listChannels,
      getChannelCurrentShow,
      listMediaItems,
    ],
    // The sandbox signs its notifications; how LiSA's are known is not documented.
    webhook: { verify: async (request) => request.headers.get('x-hmac-signature') === (await sign(await request.text())) },
    ...(store && { store }),
  })
}
