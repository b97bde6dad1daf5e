import type { PrefetchedState, PrefetchReads } from '../query/prefetched.ts'
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

/** LiSA behind a shop's own origin: one key for all visitors, whose limit they never meet. */
export interface LisaGateway {
  /** Answers a request below `path`; never rejects. */
  fetch: (request: Request, context?: GatewayContext) => Promise<Response>
  /** The same for Node's `http` and Express: `app.use(gateway.handler)`. */
  handler: NodeHandler
  /** Reads for server rendering, as `LisaHydration` takes them: public reads only, and none that takes longer than `prefetchTimeout`. */
  prefetch: <Inputs extends readonly unknown[]>(...reads: PrefetchReads<Inputs>) => Promise<PrefetchedState>
  /** Ends what goes on in the background. */
  close: () => Promise<void>
}

/** A gateway, or a `TypeError` that names the option at fault. Nothing is asked yet. */
export function createLisaGateway<const Outputs extends readonly unknown[]>(options: GatewayOptions<Outputs>): LisaGateway {
  // Which answer belongs to which read only matters to who writes the options.
  const parts = createGatewayParts(options as unknown as GatewayOptions)
  const { path, match, emit, store, hub } = parts
  const live = createLive(parts)

  const answer = async (request: Request, context: GatewayContext): Promise<GatewayAnswer | Response> => {
    const { pathname } = new URL(request.url)
    if (pathname === `${path}/_health`) return health(request)
    if (pathname === `${path}/_live`) return live.connect(request)
    if (pathname === `${path}/_webhook`) return live.webhook(request, context.waitUntil)
    const method = request.method === 'HEAD' ? 'GET' : request.method
    const found = match(method, pathname)
    if (!found) return turnAway(404, 'Not Found')
    if ('allowed' in found) return answerOtherMethod(request, found.allowed)
    const { route, params } = found
    if (method !== 'GET' && !isSameOrigin(request, options.origin)) return turnAway(403, 'Writes come from the same origin')
    const asked = { request, endpoint: route.endpoint, params, waitUntil: context.waitUntil }
    return route.publicRead ? answerPublic(parts, { ...asked, publicRead: route.publicRead }) : answerPrivate(parts, asked)
  }

  const answerOtherMethod = (request: Request, methods: readonly string[]): GatewayAnswer => {
    const allow = ['OPTIONS', ...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].join(', ')
    const isAsked = request.method === 'OPTIONS' && isSameOrigin(request, options.origin)
    if (!isAsked) return turnAway(405, 'Method Not Allowed', { allow })
    return { status: 204, body: '', contentType: '', mark: 'private', allow }
  }

  const turnAway = (status: number, reason: string, more: Partial<GatewayAnswer> = {}): GatewayAnswer => {
    emit({ type: 'turned-away', status, reason })
    return refusal(status, reason, more)
  }

  const health = ({ method }: Request): GatewayAnswer =>
    method === 'GET' || method === 'HEAD'
      ? { status: 200, body: '{"status":"ok"}', contentType: 'application/json', mark: 'private' }
      : turnAway(405, 'Method Not Allowed', { allow: 'GET, HEAD' })

  const fetch: LisaGateway['fetch'] = async (request, context = {}) => {
    try {
      const answered = await answer(request, context)
      return answered instanceof Response ? answered : toResponse(answered, request)
    } catch (error) {
      // Nothing of it may reach a browser: it can hold anything.
      emit({ type: 'error', message: error instanceof Error ? error.message : String(error) })
      return toResponse(refusal(500, 'Something broke in the gateway'), request)
    }
  }

  return {
    fetch,
    handler: nodeHandler(fetch),
    prefetch: createPrefetch(parts, path, parts.routes),
    close: async () => {
      hub.close()
      await store.close()
    },
  }
}
