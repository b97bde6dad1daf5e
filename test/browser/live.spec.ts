import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { getCurrentShow } from 'lisa-query/core'
import { createSandbox, type Sandbox } from 'lisa-query/sandbox'
import { createLisaGateway, memoryStore } from 'lisa-query/server'
import { build, type Rolldown } from 'vite'
import { sourceAliases } from '../../vite.config.ts'
import { type Served, serve } from '../support/serve.ts'

test.use({ reuseContext: false })

let script: string
test.beforeAll(async () => {
  script = await bundled()
})

test('a show that starts is on in two browsers on two of four instances; the page of an instance that dies moves on', async ({
  browser,
}) => {
  await using shop = await openShop()
  const contexts = await Promise.all([browser.newContext(), browser.newContext()])
  const [first, second] = await Promise.all(contexts.map((context, at) => openPage(context, shop.fronts[at])))
  if (!first || !second) throw new Error('Two pages are opened')
  for (const page of [first, second]) await expect(page.getByRole('status')).toHaveText('live')

  const before = shop.reads()
  const started = await startNextShow(shop.lisa)
  for (const page of [first, second]) await expect(page.getByText(`live ${started}`)).toBeVisible()
  // The show has been moved, and has started: two changes of this read.
  expect(shop.reads() - before).toBeLessThanOrEqual(2)

  await shop.kill(0)
  await asTeam(shop.lisa, 'PATCH', `/shows/${started}`, { title: { '*': 'Told meanwhile' } })
  for (const page of [second, first]) await expect(page.getByText(`live ${started}: Told meanwhile`)).toBeVisible()
  await expect(first.getByRole('status')).toHaveText('live')
  expect(shop.reads() - before).toBeLessThanOrEqual(3)
  await Promise.all(contexts.map((context) => context.close()))
})

/** Four instances with one store before one LiSA, which notifies the last one; before the first two stands a balancer each. */
async function openShop() {
  const lisa = createSandbox({ rateLimit: { limit: 60, window: 60_000 } })
  const upstream = await serve(lisa.fetch)
  // One for all, which the end of one instance leaves to the others.
  const store = { ...memoryStore(), close: async () => undefined }
  const instances = Array.from({ length: 4 }, () =>
    createLisaGateway({
      baseUrl: `${upstream.url}/v2`,
      authorization: () => 'ApiKey sandbox',
      public: [getCurrentShow],
      cache: { fresh: 3_600_000 },
      webhook: { verify: () => true },
      store,
    }),
  )
  const dead = new Set<number>()
  /** Sends a page to its instance, or to the next one that lives. */
  const front = (own: number): Promise<Served> =>
    serve(async (request) => {
      const { pathname } = new URL(request.url)
      if (pathname === '/page.js') return new Response(script, { headers: { 'content-type': 'text/javascript' } })
      if (!pathname.startsWith('/api/lisa')) return new Response(html, { headers: { 'content-type': 'text/html' } })
      const at = [own, own + 1, own + 2].find((one) => !dead.has(one)) ?? 3
      return (await instances[at]?.fetch(request)) ?? new Response(null, { status: 502 })
    })
  const fronts = await Promise.all([0, 1, 3].map(front))
  const unsubscribe = lisa.subscribe(`${fronts[2]?.url}/api/lisa/_webhook`)
  return {
    lisa,
    fronts,
    reads: () => lisa.requests.filter(({ path, headers }) => path === '/shows/current' && isOfShop(headers)).length,
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

const isOfShop = (headers: Readonly<Record<string, string>>): boolean => headers.authorization === 'ApiKey sandbox'

const html =
  '<!doctype html><html lang="en"><title>Shop</title><body><script type="module" src="/page.js"></script></body></html>'

async function openPage(context: BrowserContext, front: Served | undefined): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${front?.url}/`)
  return page
}

/** Has the next show start in a second; gives its id. */
async function startNextShow(lisa: Sandbox): Promise<string> {
  const { items } = await (await asTeam(lisa, 'GET', '/shows?state=upcoming&limit=1')).json()
  const { id } = items[0]
  await asTeam(lisa, 'PATCH', `/shows/${id}`, { startsAt: new Date(Date.now() + 1_000).toISOString() })
  return id
}

/** What the team does in LiSA itself. */
async function asTeam(lisa: Sandbox, method: string, path: string, body?: object): Promise<Response> {
  lisa.addKey('team', { scopes: ['*'] })
  const headers = { authorization: 'ApiKey team', 'content-type': 'application/json' }
  const answer = await lisa.fetch(
    new Request(`https://lisa.test/v2${path}`, { method, headers, body: body ? JSON.stringify(body) : null }),
  )
  expect(answer.ok).toBe(true)
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
