import { configure } from '../client/options.ts'
import { createBreaker } from './breaker.ts'
import { createCache } from './cache.ts'
import { type GatewayAnswer, refusal, toResponse } from './gateway-answer.ts'
import { createGatewayEmit } from './gateway-events.ts'
import type { GatewayOptions } from './gateway-options.ts'
import { checkGateway, defaultsOf, routesOf } from './gateway-setup.ts'
import { createKeyGate } from './key-gate.ts'
import { memoryStore } from './memory-store.ts'
import { createPrefetch, type PrefetchedState, type PrefetchRead } from './prefetch.ts'
import { answerPrivate, answerPublic, type GatewayParts } from './requests.ts'
import { resilientStore } from './resilient-store.ts'
import { createMatcher } from './routes.ts'
import { isSameOrigin } from './same-origin.ts'
import { createUpstream } from './upstream.ts'

/** What the platform gives beside a request. */
export interface GatewayContext {
  /** Keeps a worker alive for work that goes on after the answer. */
  waitUntil?: (work: Promise<unknown>) => void
}

/** LiSA behind a shop's own origin: one key for all visitors, whose limit they never meet. */
export interface LisaGateway {
  /** Answers a request below `path`; never rejects. */
  fetch: (request: Request, context?: GatewayContext) => Promise<Response>
  /** Reads for server rendering, as `LisaHydration` takes them: public reads only, and none that takes longer than 1 s. */
  prefetch: (...reads: PrefetchRead[]) => Promise<PrefetchedState>
  /** Ends what goes on in the background. */
  close: () => Promise<void>
}

/** A gateway, or a `TypeError` that names the option at fault. Nothing is asked yet. */
export function createLisaGateway<const Outputs extends readonly unknown[]>(given: GatewayOptions<Outputs>): LisaGateway {
  // Which answer belongs to which read only matters to who writes the options.
  const options = given as unknown as GatewayOptions

  const { path, cache, rateLimit, timeout } = defaultsOf(options)
  const { onEvent, cache: _, ...shared } = options
  const config = configure({ ...shared, timeout, rateLimitWindow: rateLimit.window })
  const routes = routesOf(options)
  checkGateway(options, config, routes)
  const match = createMatcher(path, routes)
  const emit = createGatewayEmit(onEvent)
  const { clock } = config
  const memory = memoryStore({ maxEntries: cache.maxEntries, ...(options.clock && { clock: options.clock }) })
  const store = options.store ? resilientStore(options.store, memory, clock, emit) : memory
  const gate = createKeyGate(store, rateLimit, clock)
  const breaker = createBreaker(clock, emit)
  const readCache = createCache({ store, gate, breaker, clock, options: cache, maxWait: rateLimit.maxWait, timeout, emit })
  const upstream = createUpstream(config, gate, emit)
  const parts: GatewayParts = { options, config, cache, rateLimit, timeout, gate, breaker, store, upstream, readCache, emit }

  const answer = async (request: Request, context: GatewayContext): Promise<GatewayAnswer> => {
    const { pathname } = new URL(request.url)
    if (pathname === `${path}/_health`) return health(request)
    const method = request.method === 'HEAD' ? 'GET' : request.method
    const found = match(method, pathname)
    if (!found) return turnAway(404, 'Not Found')
    if ('allowed' in found) {
      const allow = ['OPTIONS', ...found.allowed, ...(found.allowed.includes('GET') ? ['HEAD'] : [])].join(', ')
      const isAsked = method === 'OPTIONS' && isSameOrigin(request, options.origin)
      return isAsked
        ? { ...refusal(204, '', { allow }), body: '', contentType: '' }
        : turnAway(405, 'Method Not Allowed', { allow })
    }
    const { route, params } = found
    if (method !== 'GET' && !isSameOrigin(request, options.origin)) return turnAway(403, 'Writes come from the same origin')
    const asked = { request, endpoint: route.endpoint, params }
    return route.publicRead
      ? answerPublic(parts, { ...asked, publicRead: route.publicRead, waitUntil: context.waitUntil })
      : answerPrivate(parts, asked)
  }

  const turnAway = (status: number, reason: string, more: Partial<GatewayAnswer> = {}): GatewayAnswer => {
    emit({ type: 'turned-away', status, reason })
    return refusal(status, reason, more)
  }

  const health = ({ method }: Request): GatewayAnswer =>
    method === 'GET' || method === 'HEAD'
      ? { status: 200, body: JSON.stringify({ status: 'ok' }), contentType: 'application/json', mark: 'private' }
      : turnAway(405, 'Method Not Allowed', { allow: 'GET, HEAD' })

  return {
    fetch: async (request, context = {}) => {
      try {
        return toResponse(await answer(request, context), request)
      } catch (error) {
        // Nothing of it may reach a browser: it can hold anything.
        emit({ type: 'error', message: error instanceof Error ? error.message : String(error) })
        return toResponse(refusal(500, 'Something broke in the gateway'), request)
      }
    },
    prefetch: createPrefetch(parts, path, routes),
    close: () => store.close(),
  }
}
