import type { Page, Request } from '@playwright/test'
import { open as openDashboard, widget } from './dashboard-page.ts'
import { filledWidgets, freshSandbox, lisaIs, next, signIn } from './page.ts'
import { watch } from './player-page.ts'
import { seesAll } from './storefront-page.ts'
import { expect, test } from './test.ts'

// The shop's server makes each key anew. It may be in the header of a request to the shop's own server, and nowhere else.

// What a browser keeps is what this is about.
test.use({ reuseContext: false })

test.beforeEach(({ request }) => freshSandbox(request))

test('a visitor’s key is in nothing that the browser holds: read, limited, refused, refreshed, signed out, watched', async ({
  page,
}) => {
  const search = await searchFor(page)
  await page.goto('/')
  await seesAll(page)
  for (const weather of ['out of quota', 'down']) {
    await lisaIs(page, weather)
    await expect(page.getByText(/Trying again in \d/).first()).toBeVisible()
    await search.now(page)
  }
  await lisaIs(page, 'fine')
  await openDashboard(page)
  const shows = widget(page, 'Shows')
  await shows.getByRole('tab', { name: 'Drafts' }).click()
  await echoNext(page, '**/api/lisa/shows', 422)
  await shows.getByRole('textbox', { name: 'New draft' }).fill('Soup')
  await shows.getByRole('button', { name: 'Add it' }).click()
  await expect(shows.getByText('[redacted]').first()).toBeVisible()
  await search.now(page)
  await lisaIs(page, 'signing you out')
  await page.getByRole('button', { name: 'Sign in', exact: true }).first().click()
  await search.now(page)
  await page.getByRole('button', { name: 'Sign in as the studio' }).click()
  await lisaIs(page, 'fine')
  await watch(page)
  await search.now(page)
  expect(search.keys.size).toBeGreaterThan(1)
  await search.atTheEnd(page)
})

test('a person’s key is only where the page itself keeps it: with two tabs, an expired key, errors and a sign-out', async ({
  page,
}) => {
  const search = await searchFor(page)
  await page.goto('/#/lab/limits?debug')
  await signIn(page, 'Mia')
  const other = await page.context().newPage()
  await search.follow(other)
  await other.goto('/#/lab/limits?debug')
  await next(page, { status: 500, method: 'GET', path: '/shows/*' })
  await page.getByRole('button', { name: 'Expire the key' }).click()
  await page.getByRole('button', { name: '20 widgets at once' }).click()
  await expect(filledWidgets(page)).toHaveCount(20)
  for (const tab of [page, other]) await search.now(tab, { kept: 'lisa-query-example session' })
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText('Nobody is signed in')).toBeVisible()
  for (const tab of [page, other]) await search.atTheEnd(tab)
})

interface Search {
  /** What has been a key so far. */
  keys: Set<string>
  /** Records what another page says, too. */
  follow(page: Page): Promise<void>
  /** Looks through all that this page holds now; `kept` is the page's own place in its storage, which is left out. */
  now(page: Page, options?: { kept?: string }): Promise<void>
  /** As `now`, and through all that was recorded. */
  atTheEnd(page: Page): Promise<void>
}

/** Records what leaves the page from now on, by whichever way, and finds each key that has been in it. */
async function searchFor(first: Page): Promise<Search> {
  const keys = new Set<string>()
  const said: string[] = []
  const sent: Request[] = []
  await first.context().exposeFunction('tellSaid', (text: string) => said.push(text))
  await first.context().addInitScript(recordMessages)

  const follow = async (page: Page): Promise<void> => {
    page.on('console', (message) => {
      said.push(`console: ${message.text()} ${message.location().url}`)
    })
    page.on('pageerror', (error) => said.push(`error: ${error.message} ${error.stack}`))
    page.on('request', (request) => {
      sent.push(request)
      const [, key] = /^ApiKey (\w+-[\w-]{36})$/.exec(request.headers().authorization ?? '') ?? []
      if (key) keys.add(key)
    })
  }
  await follow(first)

  const findIn = (texts: Record<string, string>): void => {
    const found = Object.entries(texts).flatMap(([place, text]) => {
      const key = [...keys].find(
        (one) => text.includes(one) || text.includes(encodeURIComponent(one)) || text.includes(btoa(one)),
      )
      return key ? [`${place}: ${text.slice(Math.max(0, text.indexOf(key) - 200), text.indexOf(key) + 60)}`] : []
    })
    expect(found).toEqual([])
  }
  const now: Search['now'] = async (page, { kept } = {}) => {
    const places: Record<string, string> = await page.evaluate(everythingHeld, kept ?? '')
    for (const frame of page.frames().slice(1))
      places[`frame ${frame.url()}`] = await frame.evaluate(() => document.documentElement.outerHTML)
    places.cookies = JSON.stringify(await page.context().cookies())
    expect(keys.size).toBeGreaterThan(0)
    // The search itself works: what the page does hold is found.
    expect(places.document).toContain('LiSA')
    expect(places.queries).toContain('lisa')
    findIn(places)
  }
  const atTheEnd = async (page: Page): Promise<void> => {
    await now(page)
    const origin = new URL(page.url()).origin
    const elsewhere = sent.filter((request) => new URL(request.url()).origin !== origin)
    findIn({
      said: said.join('\n'),
      addresses: sent.map((request) => request.url()).join('\n'),
      'headers but the one': JSON.stringify(sent.map((request) => ({ ...request.headers(), authorization: '' }))),
      'what goes elsewhere': JSON.stringify(elsewhere.map((request) => [request.headers(), request.postData()])),
    })
    expect(said.join()).toContain('channel')
  }
  return { keys, follow, now, atTheEnd }
}

/** Answers the next write to this address with the credential that it came with, as careless servers do. */
async function echoNext(page: Page, address: string, status: number): Promise<void> {
  await page.route(
    address,
    async (route) => {
      if (route.request().method() !== 'POST') return route.fallback()
      const sent = route.request().headers().authorization
      await route.fulfill({ status, json: { errors: { title: [`was sent with ${sent}`] }, debug: { sent } } })
    },
    { times: 1 },
  )
}

/** Tells the test of all messages between tabs, frames and workers, and of what is logged as an object. */
function recordMessages(): void {
  const { tellSaid } = globalThis as unknown as { tellSaid: (text: string) => void }
  const record = (target: { postMessage: unknown }, name: string): void => {
    const post = target.postMessage as (...given: unknown[]) => void
    target.postMessage = function (this: unknown, ...given: unknown[]) {
      tellSaid(`${name}: ${JSON.stringify(given)}`)
      return post.apply(this, given)
    }
  }
  record(BroadcastChannel.prototype, 'channel')
  record(MessagePort.prototype, 'port')
  record(window, 'window')
}

/** All that a page holds besides the variables of its scripts, by place. */
async function everythingHeld(kept: string): Promise<Record<string, string>> {
  const seen = new WeakSet<object>()
  /** An object with all that can be read of it, as a crash report might: what JSON leaves out, too. */
  const inFull = (value: unknown, depth = 0): unknown => {
    if (typeof value === 'string' || typeof value === 'number') return value
    if (typeof value !== 'object' || value === null || depth > 8 || value instanceof Node || seen.has(value)) return typeof value
    seen.add(value)
    if (value instanceof Headers || value instanceof Map) return [...value].map((entry) => inFull(entry, depth + 1))
    if (value instanceof Request || value instanceof Response) return [value.url, inFull(value.headers, depth + 1)]
    const own = Object.fromEntries(Reflect.ownKeys(value).map((key) => [String(key), inFull(Reflect.get(value, key), depth + 1)]))
    return value instanceof Error ? { ...own, said: String(value), stack: value.stack, json: JSON.stringify(value) } : own
  }
  const caches = queryCaches()
  const databases = await Promise.all((await indexedDB.databases()).map(({ name = '' }) => dump(name)))
  const stored = Object.entries({ ...localStorage, ...sessionStorage }).filter(([name]) => name !== kept)
  return {
    document: documents(document),
    inputs: JSON.stringify([...document.querySelectorAll('input, textarea')].map((one) => (one as HTMLInputElement).value)),
    storage: JSON.stringify(stored),
    databases: JSON.stringify(databases),
    'HTTP caches': JSON.stringify(await httpCaches()),
    performance: JSON.stringify(performance.getEntries()),
    history: JSON.stringify([history.state, location.href, document.referrer, document.title, window.name]),
    queries: JSON.stringify(
      caches.map((one) =>
        one
          .getQueryCache()
          .getAll()
          .map(({ queryKey, state, meta }) => inFull([queryKey, state, meta])),
      ),
    ),
    writes: JSON.stringify(
      caches.map((one) =>
        one
          .getMutationCache()
          .getAll()
          .map(({ state, meta }) => inFull([state, meta])),
      ),
    ),
    workers: JSON.stringify((await navigator.serviceWorker?.getRegistrations())?.map(({ scope }) => scope) ?? []),
  }

  /** The document, shadow roots included. */
  function documents(root: Document | ShadowRoot): string {
    const shadows = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? [documents(shadowRoot)] : []))
    return [...[...root.children].map(({ outerHTML }) => outerHTML), ...shadows].join('\n')
  }

  /** The caches that React's components are given, whichever providers they come from. */
  function queryCaches(): import('@tanstack/react-query').QueryClient[] {
    interface Fiber {
      memoizedProps: Record<string, unknown> | null
      child: Fiber | null
      sibling: Fiber | null
    }
    const found = new Set<import('@tanstack/react-query').QueryClient>()
    const look = (fiber: Fiber | null): void => {
      for (let one = fiber; one; one = one.sibling) {
        const props = Object(one.memoizedProps) as Record<string, unknown>
        for (const given of [...Object.values(props), ...Object.values(Object(props.value) as object)]) {
          const isCache = typeof given === 'object' && given !== null && 'getQueryCache' in given
          if (isCache) found.add(given as import('@tanstack/react-query').QueryClient)
        }
        look(one.child)
      }
    }
    for (const element of document.querySelectorAll('*')) {
      const [root] = Object.keys(element).filter((name) => name.startsWith('__reactContainer$'))
      if (root) look((Reflect.get(element, root) as { stateNode: { current: Fiber } }).stateNode.current)
    }
    return [...found]
  }

  async function dump(name: string): Promise<unknown> {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await done(indexedDB.open(name))
    const names = [...database.objectStoreNames]
    const all = await Promise.all(names.map((store) => done(database.transaction(store).objectStore(store).getAll())))
    database.close()
    return [name, names, all]
  }

  async function httpCaches(): Promise<unknown> {
    const names = await globalThis.caches.keys()
    return Promise.all(
      names.map(async (name) => {
        const cache = await globalThis.caches.open(name)
        const requests = await cache.keys()
        return requests.map(({ url, headers }) => [url, [...headers]])
      }),
    )
  }
}
