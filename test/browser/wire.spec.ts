import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import type * as Core from 'lisa-query/core'
import { build, type Rolldown } from 'vite'

// What only a browser does: its HTTP cache, frames, and the answers that it hides. The server says what it was asked.

interface Seen {
  path: string
  ifNoneMatch: string | undefined
}

let core = ''
let server: Server
let url = ''
let seen: Seen[] = []

// A browser's cache is what this is about.
test.use({ reuseContext: false })

test.beforeAll(async () => {
  core = await bundled()
  server = createServer(answer)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

test.afterAll(() => {
  server.closeAllConnections()
  server.close()
})

test.beforeEach(async ({ page }) => {
  seen = []
  await page.goto(url)
})

test('the next person never gets the last one’s data out of the browser’s cache', async ({ page }) => {
  const titles = await inPage(page, async ({ createLisaClient, getShow }) => {
    const as = (person: string) => createLisaClient({ baseUrl: '/private', authorization: () => `ApiKey key-of-${person}` })
    const read = async (person: string) => (await as(person).request(getShow, { id: '42' })).title?.['*']
    return [await read('ada'), await read('bob'), await read('bob')]
  })
  expect(titles).toEqual(['for ada', 'for bob', 'for bob'])
  expect(seen).toHaveLength(3)
})

test('without a credential the server is asked, and may say that nothing has changed', async ({ page }) => {
  const ids = await inPage(page, async ({ createLisaClient, getShow }) => {
    const client = createLisaClient({ baseUrl: '/public' })
    const read = async () => (await client.request(getShow, { id: '42' })).id
    return [await read(), await read()]
  })
  expect(ids).toEqual(['42', '42'])
  expect(seen.map(({ ifNoneMatch }) => ifNoneMatch)).toEqual([undefined, '"1"'])
})

test('an application may let the browser’s cache answer', async ({ page }) => {
  await inPage(page, async ({ createLisaClient, getShow }) => {
    const client = createLisaClient({ baseUrl: '/public', cache: 'default' })
    return [await client.request(getShow, { id: '42' }), await client.request(getShow, { id: '42' })].length
  })
  expect(seen).toHaveLength(1)
})

for (const baseUrl of ['/public', 'public', '//HOST/public']) {
  test(`the baseUrl ${baseUrl} leads to the page’s server, in a srcdoc frame too`, async ({ page }) => {
    const host = new URL(url).host
    await page.setContent(`<base href="${url}/"><iframe srcdoc="<p>Shop</p>"></iframe>`)
    const frame = page.frames().find((each) => each.parentFrame())
    for (const each of [page.mainFrame(), frame]) {
      const id = await each?.evaluate(
        async ({ module, baseUrl }) => {
          const { createLisaClient, getShow } = (await import(module)) as typeof Core
          return (await createLisaClient({ baseUrl }).request(getShow, { id: '42' })).id
        },
        { module: `${url}/core.js`, baseUrl: baseUrl.replace('HOST', host) },
      )
      expect(id).toBe('42')
    }
    expect(seen.map(({ path }) => path)).toEqual(['/public/shows/42', '/public/shows/42'])
  })
}

test('a port where nobody listens is `unreachable`, as is what the browser forbids', async ({ page }) => {
  const kinds = await inPage(page, async ({ createLisaClient, getShow }) => {
    const kindAt = (baseUrl: string) =>
      createLisaClient({ baseUrl })
        .request(getShow, { id: '42' })
        .then(
          () => 'answered',
          (error) => `${error.kind}`,
        )
    return [await kindAt('http://127.0.0.1:1'), await kindAt('/cut'), await kindAt('http://localhost:9/v2')]
  })
  expect(kinds).toEqual(['unreachable', 'unreachable', 'unreachable'])
})

test('a redirect to a sign-in, whose target a browser hides, is `auth-required` where the application says so', async ({
  page,
}) => {
  const results = await inPage(page, async ({ createLisaClient, getShow }) => {
    const locations: (string | undefined)[] = []
    const isSignInRedirect = (location: string | undefined) => locations.push(location) > 0
    const kindWith = (options: Partial<Core.LisaClientOptions>) =>
      createLisaClient({ baseUrl: '/signed-out', ...options })
        .request(getShow, { id: '42' })
        .catch((error) => `${error.kind}`)
    return [await kindWith({}), await kindWith({ isSignInRedirect }), `${locations}`, locations.length]
  })
  expect(results).toEqual(['unexpected', 'auth-required', '', 1])
})

/** Runs the function in the page with `lisa-query/core`. */
function inPage<T>(page: Page, work: (core: typeof Core) => Promise<T>): Promise<T> {
  return page.evaluate(`import('/core.js').then((core) => (${work})(core))`)
}

function answer({ url: path = '', headers }: IncomingMessage, response: ServerResponse): void {
  const send = (type: string, body: string, more: Record<string, string> = {}): void => {
    response.writeHead(200, { 'content-type': type, ...more }).end(body)
  }
  const { authorization, 'if-none-match': ifNoneMatch } = headers
  if (path === '/') send('text/html', '<!doctype html><title>Shop</title>')
  else if (path === '/core.js') send('text/javascript', core, { 'access-control-allow-origin': '*' })
  else if (path.startsWith('/cut/')) response.destroy()
  else if (path.startsWith('/signed-out/')) response.writeHead(302, { location: 'https://sso.shop.test/login' }).end()
  else if (!path.endsWith('/shows/42')) response.writeHead(404).end()
  else {
    seen.push({ path, ifNoneMatch })
    const cache = { 'cache-control': path.startsWith('/private/') ? 'private, max-age=60' : 'max-age=60', etag: '"1"' }
    const show = { id: '42', title: { '*': `for ${authorization?.slice(-3)}` } }
    if (ifNoneMatch) response.writeHead(304, cache).end()
    else send('application/json', JSON.stringify(show), cache)
  }
}

/** `lisa-query/core` as one file, as a bundler makes it from the built package. */
async function bundled(): Promise<string> {
  const { output } = (await build({
    configFile: false,
    logLevel: 'error',
    plugins: [{ name: 'core', resolveId: (id) => (id === 'core' ? resolve('dist/core.js') : null) }],
    build: { write: false, rolldownOptions: { input: 'core', preserveEntrySignatures: 'strict' } },
  })) as Rolldown.RolldownOutput
  const [chunk] = output
  return chunk.code
}
