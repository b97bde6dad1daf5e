import { getCurrentShow } from 'lisa-query/core'
import { createSandbox, type Sandbox } from 'lisa-query/sandbox'
import { createLisaGateway, type GatewayStore } from 'lisa-query/server'
import { build, type Rolldown } from 'vite'
import { sourceAliases } from '../../vite.config.ts'
import { type Served, serve } from '../support/serve.ts'

/**
 * Four instances, each with its store, before one LiSA, which notifies the last one; before the first two stands a balancer
 * each, which serves a page that shows what is on.
 */
export async function openShop(storeOf: (instance: number) => GatewayStore) {
  const script = await bundled()
  const lisa = createSandbox({ rateLimit: { limit: 60, window: 60_000 } })
  const upstream = await serve(lisa.fetch)
  const notifiedAt: number[] = []
  const instances = Array.from({ length: 4 }, (_, instance) =>
    createLisaGateway({
      baseUrl: `${upstream.url}/v2`,
      authorization: () => 'ApiKey sandbox',
      public: [getCurrentShow],
      cache: { fresh: 3_600_000 },
      webhook: { verify: () => true },
      store: storeOf(instance),
    }),
  )
  const dead = new Set<number>()
  /** Sends a page to its instance, or to the next one that lives. */
  const front = (own: number): Promise<Served> =>
    serve(async (request) => {
      const { pathname } = new URL(request.url)
      if (pathname === '/page.js') return new Response(script, { headers: { 'content-type': 'text/javascript' } })
      if (!pathname.startsWith('/api/lisa')) return new Response(html, { headers: { 'content-type': 'text/html' } })
      if (pathname.endsWith('/_webhook')) notifiedAt.push(Date.now())
      const at = [own, own + 1, own + 2].find((one) => !dead.has(one)) ?? 3
      return (await instances[at]?.fetch(request)) ?? new Response(null, { status: 502 })
    })
  const fronts = await Promise.all([0, 1, 3].map(front))
  const unsubscribe = lisa.subscribe(`${fronts[2]?.url}/api/lisa/_webhook`)
  return {
    lisa,
    fronts,
    /** When LiSA's notifications came, in milliseconds since 1970. */
    notifiedAt,
    /** How often the shop has asked LiSA what is on; nobody else does. */
    reads: () => lisa.requests.filter(({ path }) => path === '/shows/current').length,
    async kill(at: number) {
      dead.add(at)
      await instances[at]?.close()
    },
    async [Symbol.asyncDispose]() {
      unsubscribe()
      await Promise.all(instances.map((instance) => instance.close()))
      await Promise.all([upstream, ...fronts].map(({ close }) => close()))
    },
  }
}

const html =
  '<!doctype html><html lang="en"><title>Shop</title><body><script type="module" src="/page.js"></script></body></html>'

/** Has the next show start in a second; gives its id. */
export async function startNextShow(lisa: Sandbox): Promise<string> {
  const { items } = await (await asTeam(lisa, 'GET', '/shows?state=upcoming&limit=1')).json()
  const { id } = items[0]
  await asTeam(lisa, 'PATCH', `/shows/${id}`, { startsAt: new Date(Date.now() + 1_000).toISOString() })
  return id
}

/** What the team does in LiSA itself. */
export async function asTeam(lisa: Sandbox, method: string, path: string, body?: object): Promise<Response> {
  lisa.addKey('team', { scopes: ['*'] })
  const headers = { authorization: 'ApiKey team', 'content-type': 'application/json' }
  const answer = await lisa.fetch(
    new Request(`https://lisa.test/v2${path}`, { method, headers, body: body ? JSON.stringify(body) : null }),
  )
  if (!answer.ok) throw new Error(`LiSA answers the team with ${answer.status}`)
  return answer
}

/** The page as one script. */
async function bundled(): Promise<string> {
  const { output } = (await build({
    configFile: false,
    logLevel: 'error',
    mode: 'development',
    resolve: { alias: sourceAliases },
    define: { 'process.env.NODE_ENV': '"development"' },
    build: { write: false, rolldownOptions: { input: 'test/browser/live-page.tsx' } },
  })) as Rolldown.RolldownOutput
  const [chunk] = output
  return chunk.code
}
