import { createShow, getShow, listShowProducts, listShows, updateShow } from 'lisa-query/core'
import { createLisaGateway, type LisaGateway } from 'lisa-query/server'
import { isOfTeam } from './team'

/** Pages, actions, route and proxy are bundles of their own in Next: by the global object they share one cache and one limit. */
const shared = globalThis as { lisaGateway?: LisaGateway }

shared.lisaGateway ??= createLisaGateway({
  baseUrl: process.env.LISA_URL ?? 'https://api.hello-lisa.com/v2',
  authorization: () => `ApiKey ${process.env.LISA_API_KEY}`,
  // How long a page waits for LiSA, in milliseconds: a read that takes longer is the browser's.
  prefetchTimeout: Number(process.env.LISA_PREFETCH_TIMEOUT ?? 1_000),
  path: '/api/lisa',
  public: [getShow, { endpoint: listShows, query: { state: ['live', 'upcoming', 'replay'] } }, listShowProducts],
  private: { endpoints: [createShow, updateShow], allow: ({ request }) => isOfTeam(request) },
  webhook: { verify: (request) => request.headers.get('x-webhook-secret') === process.env.LISA_WEBHOOK_SECRET },
})

export const gateway: LisaGateway = shared.lisaGateway
