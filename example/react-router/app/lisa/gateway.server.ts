import {
  createLisaClient,
  createProduct,
  getProduct,
  getShow,
  type LisaClient,
  listProducts,
  listShowProducts,
  listShows,
} from 'lisa-query/core'
import { createLisaGateway } from 'lisa-query/server'
import { isOfTheTeam } from './session.server.ts'

const baseUrl = process.env.LISA_URL ?? 'https://api.hello-lisa.com/v2'
const key = (): string => `ApiKey ${process.env.LISA_API_KEY}`
/** How long a page waits for LiSA, in milliseconds: a read that takes longer is the browser's. */
const prefetchTimeout = Number(process.env.LISA_PREFETCH_TIMEOUT ?? 1_000)

/** What browsers talk to: it has the shop's key, a cache for all visitors, and the news of what has changed. */
export const gateway = createLisaGateway({
  baseUrl,
  authorization: key,
  prefetchTimeout,
  path: '/api/lisa',
  public: [getShow, { endpoint: listShows, query: { state: ['live', 'upcoming', 'replay'] } }, listShowProducts, getProduct],
  private: { endpoints: [listProducts, createProduct], allow: ({ request }) => isOfTheTeam(request) },
  webhook: { verify: (request) => request.headers.get('x-webhook-secret') === process.env.LISA_WEBHOOK_SECRET },
})

/** For what the gateway's cache is not for: a client of this request alone, with the key for those who have signed in. */
export function lisaFor(request: Request): LisaClient {
  return createLisaClient({
    baseUrl,
    prefetchTimeout,
    authorization: async () => ((await isOfTheTeam(request)) ? key() : undefined),
  })
}
