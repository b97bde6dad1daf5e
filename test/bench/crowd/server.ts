import { serve } from '@hono/node-server'
import { Redis } from 'ioredis'
import { endpoint, getShow } from 'lisa-query/core'
import { createLisaGateway, redisStore } from 'lisa-query/server'
import { defineCachedHandler } from 'ocache'
import * as z from 'zod/mini'

/** What answers the crowd. */
export type Kind = 'at once' | 'plain proxy' | 'cached handler' | 'gateway'

/** One process of a shop's server. It says its port, and when asked how much memory it has. */
export interface Settings {
  kind: Kind
  lisa: string
  redisPort: number | undefined
}

/** What a process says when it is asked. */
export interface Report {
  megabytes: number
  /** How often it went on without its store. */
  timesAlone: number
}

const { kind, lisa, redisPort } = JSON.parse(process.argv[2] ?? '{}') as Settings
const path = '/api/lisa'

/** Hands a read on, with the shop's key. */
const proxy = (request: Request): Promise<Response> =>
  fetch(lisa + new URL(request.url).pathname.slice(path.length), { headers: { authorization: 'ApiKey bench' } })

let timesAlone = 0

const getProduct = endpoint('GET /products/{id}', { response: z.looseObject({ id: z.string() }) })

function gatewayFetch(): (request: Request) => Promise<Response> {
  const redis = redisPort && new Redis(redisPort, '127.0.0.1').on('error', () => undefined)
  const gateway = createLisaGateway({
    baseUrl: lisa,
    authorization: () => 'ApiKey bench',
    path,
    public: [getShow, getProduct],
    ...(redis && { store: redisStore(redis) }),
    onEvent: (event) => {
      if (event.type === 'store' && !event.isReachable) timesAlone += 1
    },
  })
  return (request) => gateway.fetch(request)
}

/**
 * As Nitro documents its cached handlers: fresh for ten seconds, then stale while it is refreshed. It keeps what is stale where the
 * handler throws, and not where it gives a failure's answer.
 */
function cachedFetch(): (request: Request) => Promise<Response> {
  const proxyOrThrow = async ({ req }: { req: Request }): Promise<Response> => {
    const response = await proxy(req)
    if (!response.ok) throw Object.assign(new Error('LiSA failed'), { status: response.status })
    return response
  }
  const cached = defineCachedHandler(proxyOrThrow, { maxAge: 10, swr: true, staleMaxAge: 3_600, onError: () => undefined })
  return async (req) => {
    try {
      return (await cached({ req })) as Response
    } catch {
      return new Response(null, { status: 503 })
    }
  }
}

const handlers: Record<Kind, () => (request: Request) => Response | Promise<Response>> = {
  'at once': () => () => Response.json({ id: '1', title: { '*': 'Show' } }),
  'plain proxy': () => proxy,
  'cached handler': cachedFetch,
  gateway: gatewayFetch,
}

// With the platform's own `Response`: ocache takes what `fetch` gives for none of the adapter's.
const options = { fetch: handlers[kind](), port: 0, hostname: '127.0.0.1', overrideGlobalObjects: false }
serve(options, ({ port }) => process.send?.({ port }))
const report = (): Report => ({ megabytes: Math.round(process.memoryUsage().rss / 1_000_000), timesAlone })
process.on('message', () => process.send?.(report()))
process.on('disconnect', () => process.exit())
