import type { Endpoint } from '../client/endpoint.ts'
import type { Config } from '../client/options.ts'
import { mistake } from '../errors/mistake.ts'
import type { CacheOptions, GatewayOptions, KeyLimit, PublicRead } from './gateway-options.ts'
import { declaresFields } from './projection.ts'
import type { GatewayRoute } from './routes.ts'

/** The options with their defaults. */
export interface GatewayDefaults {
  path: string
  cache: CacheOptions
  rateLimit: KeyLimit
  timeout: number
  isSharing: boolean
}

export const defaultsOf = ({
  path = '/api/lisa',
  cache,
  rateLimit,
  timeout = 15_000,
  sharesPromises,
}: GatewayOptions): GatewayDefaults => ({
  path: path.replace(/\/+$/, ''),
  cache: { fresh: 10_000, stale: 3_600_000, missing: 5_000, maxEntries: 2_000, ...cache },
  rateLimit: { limit: 60, window: 60_000, maxWait: 5_000, ...rateLimit },
  timeout,
  // Cloudflare's workers end a request that waits for another one's work.
  isSharing: sharesPromises ?? globalThis.navigator?.userAgent !== 'Cloudflare-Workers',
})

/** The allow-list. */
export function routesOf({ public: reads = [], private: rest }: GatewayOptions): GatewayRoute[] {
  const publicReads = reads.map((read): PublicRead => ('endpoint' in read ? read : { endpoint: read }))
  return [
    ...publicReads.map((publicRead) => ({ endpoint: publicRead.endpoint, publicRead })),
    ...(rest?.endpoints ?? []).map((endpoint) => ({ endpoint })),
  ]
}

/** What a listed endpoint needs and the options lack is a `TypeError` now, and not at a visitor's request. */
export function checkGateway(options: GatewayOptions, config: Config, routes: readonly GatewayRoute[]): void {
  if (typeof options.authorization !== 'function') {
    throw mistake(
      'gateway-authorization',
      'createLisaGateway needs `authorization: () => "ApiKey …"`, which gives the shop\'s key',
    )
  }
  for (const { endpoint, publicRead } of routes) {
    const name = `${endpoint.method} ${endpoint.path}`
    if (publicRead && endpoint.method !== 'GET') {
      throw mistake(
        'gateway-public-write',
        `createLisaGateway has ${name} under \`public\`, where only reads can be: list it under \`private.endpoints\``,
      )
    }
    if (publicRead && publicRead.fields !== 'all' && !declaresFields(endpoint.response)) {
      throw mistake(
        'gateway-fields',
        `createLisaGateway cannot tell which fields ${name} declares, its schema is not one of zod: say \`{ endpoint, fields: 'all' }\` if all of its answer is public`,
      )
    }
    checkParts(endpoint, config)
  }
}

/** Asks the definition for its address and its headers, which throw where an option is missing. */
function checkParts(endpoint: Endpoint, config: Config): void {
  const own = (error: unknown): TypeError =>
    new TypeError((error as Error).message.replace('createLisaClient', 'createLisaGateway'))
  try {
    endpoint.base?.(config)
    const signing = endpoint.signBody?.('', { ...config, ...(config.sign && { sign: () => '' }) })
    signing?.catch(() => undefined)
  } catch (error) {
    throw own(error)
  }
}
