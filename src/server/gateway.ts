import type { LisaClient } from '../client/client.ts'
import type { PrefetchedState, PrefetchReads } from '../query/prefetched.ts'
import { nameOf } from './asked-request.ts'
import { createClientFor, type PersonRequest } from './client-for.ts'
import { type GatewayAnswer, refusal, toResponse } from './gateway-answer.ts'
import type { GatewayOptions } from './gateway-options.ts'
import { createGatewayParts } from './gateway-parts.ts'
import { createLive } from './live/live.ts'
import { type NodeHandler, nodeHandler } from './node-handler.ts'
import { createPrefetch } from './prefetch.ts'
import { answerPrivate } from './private-request.ts'
import { answerPublic } from './public-request.ts'
import { isSameOrigin } from './same-origin.ts'

/** What the platform gives beside a request. */
export interface GatewayContext {
  /** Keeps a worker alive for work that goes on after the answer. */
  waitUntil?: (work: Promise<unknown>) => void
}

/** LiSA behind a shop's own origin: one key for all visitors, who never run into its limit. */
export interface LisaGateway {
  /** Answers a request below `path`; never rejects. */
  fetch: (request: Request, context?: GatewayContext) => Promise<Response>
  /** The same for Node's `http` and Express: `app.use(gateway.handler)`. */
  handler: NodeHandler
  /** Reads for server rendering, as `LisaHydration` takes them: public reads only, and none that takes longer than `prefetchTimeout`. */
  prefetch: <Inputs extends readonly unknown[]>(...reads: PrefetchReads<Inputs>) => Promise<PrefetchedState>
  /**
   * A client for an action or a loader on the server: it asks this gateway, without a network, as the person of that request. The
   * request's cookies are what `allow` reads, and its `Sec-Fetch-Site` or `Origin` says that a write comes from the shop's own page.
   */
  clientFor: (request: PersonRequest, context?: GatewayContext) => LisaClient
  /** Ends what goes on in the background. */
  close: () => Promise<void>
}

const crossSite = { why: 'cross-site', status: 403, sentence: 'Writes come from the same origin' } as const
const otherMethod = { why: 'method', status: 405, sentence: 'Method Not Allowed' } as const

/** A gateway, or a `TypeError` that names the option at fault. Nothing is asked yet. */
export function createLisaGateway<const Outputs extends readonly unknown[]>(options: GatewayOptions<Outputs>): LisaGateway {
  // Which answer belongs to which read only matters to who writes the options.
  const parts = createGatewayParts(options as unknown as GatewayOptions)
  const { path, match, emit, turnAway, store, hub, changes } = parts
  const live = createLive(parts)

  const answer = async (request: Request, context: GatewayContext): Promise<GatewayAnswer | Response> => {
    const { pathname } = new URL(request.url)
    if (pathname === `${path}/_health`) return health(request)
    if (pathname === `${path}/_live`) return live.connect(request)
    if (pathname === `${path}/_webhook`) return live.webhook(request, context.waitUntil)
    const method = request.method === 'HEAD' ? 'GET' : request.method
    const found = match(method, pathname)
    if (!found) return turnAway({ why: 'not-listed', status: 404, sentence: 'This gateway does not list this address', request })
    if ('allowed' in found) return answerOtherMethod(request, found.allowed)
    const { route, params } = found
    if (method !== 'GET' && !isSameOrigin(request, options.origin)) {
      return turnAway({ ...crossSite, request, endpoint: nameOf(route.endpoint) })
    }
    const asked = { request, endpoint: route.endpoint, params, waitUntil: context.waitUntil }
    return route.publicRead ? answerPublic(parts, { ...asked, publicRead: route.publicRead }) : answerPrivate(parts, asked)
  }

  const answerOtherMethod = (request: Request, methods: readonly string[]): GatewayAnswer => {
    const allow = ['OPTIONS', ...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].join(', ')
    const isAsked = request.method === 'OPTIONS' && isSameOrigin(request, options.origin)
    if (!isAsked) return turnAway({ ...otherMethod, request }, { allow })
    return { status: 204, body: '', contentType: '', mark: 'private', allow }
  }

  const health = (request: Request): GatewayAnswer =>
    request.method === 'GET' || request.method === 'HEAD'
      ? { status: 200, body: '{"status":"ok"}', contentType: 'application/json', mark: 'private' }
      : turnAway({ ...otherMethod, request }, { allow: 'GET, HEAD' })

  const fetch: LisaGateway['fetch'] = async (request, context = {}) => {
    try {
      const answered = await answer(request, context)
      return answered instanceof Response ? answered : toResponse(answered, request)
    } catch (error) {
      // The error's text may hold a secret: none of it may reach a browser.
      emit({ type: 'error', message: error instanceof Error ? error.message : String(error) })
      return toResponse(refusal(500, 'Something broke in the gateway', { gatewayRefusal: 'broken' }), request)
    }
  }

  return {
    fetch,
    handler: nodeHandler(fetch),
    prefetch: createPrefetch(parts, path, parts.routes),
    clientFor: (request, context) =>
      createClientFor(request, { path, prefetchTimeout: options.prefetchTimeout, fetch: (sending) => fetch(sending, context) }),
    close: async () => {
      await changes.close()
      hub.close()
      await store.close()
    },
  }
}
