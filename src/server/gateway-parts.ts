import { configure } from '../client/options.ts'
import type { GatewayParts } from './asked-request.ts'
import { createBreaker } from './breaker.ts'
import { createCache } from './cache.ts'
import { createChanges } from './changes.ts'
import { createDemand } from './demand.ts'
import { createGatewayEmit } from './gateway-events.ts'
import type { GatewayOptions } from './gateway-options.ts'
import { checkGateway, defaultsOf, routesOf } from './gateway-setup.ts'
import { createKeyGate, windowOf } from './key-gate.ts'
import { createLiveHub } from './live/live-hub.ts'
import { createMissQueue } from './miss-queue.ts'
import { createOperatorLines } from './operator-lines.ts'
import { createMatcher, type GatewayRoute, type MatchRoute } from './routes.ts'
import { memoryStore } from './store/memory-store.ts'
import { resilientStore } from './store/resilient-store.ts'
import { createTurnAway } from './turn-away.ts'
import { createUpstream } from './upstream.ts'

/** Everything that one gateway is made of. */
export interface WholeGateway extends GatewayParts {
  path: string
  routes: readonly GatewayRoute[]
  match: MatchRoute
}

/** Puts a gateway together; throws a `TypeError` that names the option at fault. */
export function createGatewayParts(options: GatewayOptions): WholeGateway {
  const { path, cache, rateLimit, timeout, isSharing } = defaultsOf(options)
  const { onEvent, cache: _, ...shared } = options
  const config = configure({ ...shared, timeout, rateLimitWindow: rateLimit.window })
  const routes = routesOf(options)
  checkGateway(options, config, routes)
  const tell = onEvent ?? createOperatorLines()
  const emit = createGatewayEmit((event) => {
    // What other instances told meanwhile has not arrived here.
    if (event.type === 'store' && event.isReachable) void hub.resync()
    return tell(event)
  })
  const { clock } = config
  const memory = memoryStore({ maxEntries: cache.maxEntries, ...(options.clock && { clock: options.clock }) })
  const limits = { limit: rateLimit.limit, window: windowOf(rateLimit) }
  const store = options.store
    ? resilientStore({ shared: options.store, own: memory, clock, emit, limits, stale: cache.stale })
    : memory
  const gate = createKeyGate(store, rateLimit, clock)
  const breaker = createBreaker(clock, emit)
  const demand = createDemand(clock)
  const readCache = createCache({
    isSharing,
    demand,
    misses: createMissQueue(demand, rateLimit.maxWait, clock),
    store,
    gate,
    breaker,
    clock,
    options: cache,
    maxWait: rateLimit.maxWait,
    timeout,
    emit,
  })
  const hub = createLiveHub(store, clock, isSharing)
  const publicPaths = routes.flatMap(({ endpoint, publicRead }) => (publicRead ? [endpoint.path] : []))
  return {
    options,
    config,
    cache,
    rateLimit,
    timeout,
    gate,
    breaker,
    store,
    readCache,
    emit,
    turnAway: createTurnAway(path, emit),
    path,
    routes,
    hub,
    match: createMatcher(path, routes),
    upstream: createUpstream(config, gate, emit),
    changes: createChanges(store, hub, publicPaths, readCache, clock),
  }
}
