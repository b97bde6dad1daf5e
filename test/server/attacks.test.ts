import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import fc from 'fast-check'
import { endpoint, getChannel, getShow, listShowProducts, listShows, updateShow } from 'lisa-query/core'
import { createSandbox, type Sandbox } from 'lisa-query/sandbox'
import { createLisaGateway, type GatewayEvent, type GatewayOptions, memoryStore } from 'lisa-query/server'
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import * as z from 'zod/mini'
import { handClock } from '../client/answering.ts'
import { type Attack, attacks } from './attack-list.ts'

const key = 'ApiKey very-secret-key'
const patience = { timeout: 20_000 }

// What a gateway tells its developer of each attack.
beforeEach(() => void vi.spyOn(console, 'warn').mockReturnValue())

/** A gateway behind Node's own server, which takes bytes as they come. */
async function attacked(options: Partial<GatewayOptions> = {}): Promise<{ port: number; lisa: Sandbox; events: GatewayEvent[] }> {
  const lisa = createSandbox({ seed: 1, keys: { 'very-secret-key': { scopes: ['*'] } } })
  const events: GatewayEvent[] = []
  const gateway = createLisaGateway({
    baseUrl: 'https://lisa.test/v2',
    authorization: () => key,
    fetch: lisa.fetch,
    origin: 'https://shop.example',
    public: [getShow, { endpoint: listShows, query: { state: ['live', 'upcoming'] } }, listShowProducts, getChannel],
    private: { endpoints: [updateShow], allow: () => true },
    webhook: { verify: ({ headers }) => headers.get('x-secret') === 'right' },
    onEvent: (event) => events.push(event),
    ...options,
  })
  const server = createServer((incoming, response) => void gateway.handler(incoming, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    await gateway.close()
    server.closeAllConnections()
    server.close()
  })
  return { port: (server.address() as AddressInfo).port, lisa, events }
}

/** Sends bytes; gives the whole answer, empty where the connection is cut. */
async function send(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    const done = (): void => {
      socket.destroy()
      resolve(text)
    }
    socket.on('error', done)
    socket.on('close', done)
    socket.on('data', (data) => {
      text += data
      // Answers that end the connection, and those that keep it.
      if (isWhole(text)) done()
    })
  })
}

function isWhole(text: string): boolean {
  const [head = '', ...body] = text.split('\r\n\r\n')
  if (body.length === 0) return false
  const length = /content-length: (\d+)/i.exec(head)?.[1]
  if (length !== undefined) return Buffer.byteLength(body.join('\r\n\r\n')) >= Number(length)
  return /transfer-encoding: chunked/i.test(head) ? text.endsWith('0\r\n\r\n') : /HTTP\/1.1 (204|304)/.test(head)
}

const bytesOf = ({ line, headers = [], body = '' }: Attack): string =>
  [`${line} HTTP/1.1`, 'Host: shop.example', ...headers, '', body].join('\r\n')
const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)
const honest = 'GET /api/lisa/shows/42 HTTP/1.1\r\nHost: shop.example\r\n\r\n'

it('knows at least forty attacks, each once', () => {
  expect(attacks.length).toBeGreaterThanOrEqual(40)
  expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length)
})

it.each(attacks.map((attack) => [attack.name, attack] as const))('withstands %s', async (_, attack) => {
  const { port, lisa, events } = await attacked()
  const answer = await send(port, bytesOf(attack))
  expect(attack.status).toContain(statusOf(answer))
  expect(lisa.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(
    (attack.reaches ?? []).map((path) => `GET ${path}`),
  )
  for (const { headers } of lisa.requests) {
    expect(Object.keys(headers)).not.toContain('cookie')
    expect(JSON.stringify(headers)).not.toMatch(/evil|stolen|session|10\.0\.0\.1/)
  }
  expect(answer + JSON.stringify(events)).not.toContain('very-secret-key')
  expect(answer).not.toMatch(/set-cookie|x-evil/i)
  // Nobody else's answer has changed.
  const after = await send(port, honest)
  expect([statusOf(after), after.includes('"id":"42"')]).toEqual([200, true])
  expect(Object.prototype).not.toHaveProperty('x')
})

it('asks LiSA once, however many queries try to go past the cache', async () => {
  const { port, lisa } = await attacked()
  for (let at = 0; at < 200; at += 1) {
    await send(port, honest.replace('/42 ', `/42?cb=${at}&_=${at}&v[]=${at} `).replace('\r\n\r\n', `\r\nX-Cb: ${at}\r\n\r\n`))
  }
  expect(lisa.requests).toHaveLength(1)
})

it('waits no longer than ten seconds for a body, and drops the rest', async () => {
  const clock = handClock()
  const { port, lisa } = await attacked({ clock })
  const head = 'PATCH /api/lisa/shows/42 HTTP/1.1\r\nHost: shop.example\r\nSec-Fetch-Site: same-origin\r\n'
  const answer = send(port, `${head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"title`)
  await vi.waitFor(() => expect(clock.pending()).toBe(1), patience)
  clock.advance(10_000)
  expect(statusOf(await answer)).toBe(408)
  expect([lisa.requests.length, clock.pending()]).toEqual([0, 0])
})

it('keeps within its bounds for ten thousand ids, and within the key’s limit', async () => {
  const lisa = createSandbox({ seed: 1, rateLimit: { limit: 60, window: 60_000 } })
  const gateway = createLisaGateway({
    baseUrl: 'https://lisa.test/v2',
    authorization: () => 'ApiKey sandbox',
    fetch: lisa.fetch,
    public: [getShow],
    rateLimit: { maxWait: 0 },
  })
  onTestFinished(() => gateway.close())
  const ask = async (id: string): Promise<number> =>
    (await gateway.fetch(new Request(`https://shop.example/api/lisa/shows/${id}`))).status
  expect(await ask('42')).toBe(200)
  for (let at = 0; at < 10_000; at += 100) {
    const statuses = await Promise.all(Array.from({ length: 100 }, (_, id) => ask(`x${at + id}`)))
    expect(statuses.every((status) => status === 404 || status === 429)).toBe(true)
  }
  expect(lisa.requests.length).toBeLessThanOrEqual(60)
  expect(lisa.requests.filter(({ status }) => status === 429)).toEqual([])
  // What is asked for honestly is still there.
  expect(await ask('42')).toBe(200)
})

it('keeps no more answers than it may, whatever is asked for', async () => {
  const gateway = createLisaGateway({
    baseUrl: 'https://lisa.test/v2',
    authorization: () => key,
    fetch: () => Response.json({ id: 'x', title: { '*': 'x'.repeat(1_000) } }),
    public: [getShow],
    rateLimit: { limit: 100_000 },
    store: memoryStore({ maxEntries: 100 }),
    cache: { maxEntries: 100 },
  })
  onTestFinished(() => gateway.close())
  const markOf = async (id: number): Promise<string | null> =>
    (await gateway.fetch(new Request(`https://shop.example/api/lisa/shows/${id}`))).headers.get('x-lisa-gateway')
  for (let at = 0; at < 2_000; at += 1) await markOf(at)
  const marks = await Promise.all(Array.from({ length: 1_800 }, (_, at) => markOf(at)))
  expect(marks.filter((mark) => mark === 'hit')).toEqual([])
})

it('lets go of a page that never reads its events', async () => {
  const gateway = createLisaGateway({
    baseUrl: 'https://lisa.test/v2',
    authorization: () => key,
    fetch: () => Response.json({}),
    public: [getShow],
    // More than a page may leave unread.
    webhook: {
      verify: () => true,
      touches: () => Array.from({ length: 4_000 }, (_, at) => `/shows/a-show-with-a-long-id-${at}`),
    },
  })
  onTestFinished(() => gateway.close())
  const ask = (path: string, init?: RequestInit): Promise<Response> =>
    gateway.fetch(new Request(`https://shop.example/api/lisa${path}`, init))
  const never = await ask('/_live')
  const reader = (await ask('/_live')).body?.pipeThrough(new TextDecoderStream()).getReader()
  let last = ''
  let changes = 0
  const read = async (): Promise<void> => {
    for (;;) {
      const step = await reader?.read()
      if (!step || step.done) return
      last = step.value
      changes += last.split('event: change').length - 1
    }
  }
  void read()
  const notify = (): Promise<Response> => ask('/_webhook', { method: 'POST', body: '{"collection":"Show","action":"start"}' })
  await notify()
  await vi.waitFor(() => expect(last).toContain('"spread":4}'), patience)
  await notify()
  await vi.waitFor(() => expect(changes).toBe(2), patience)
  await notify()
  // Only one page is left.
  await vi.waitFor(() => expect(last).toContain('"spread":2}'), patience)
  expect(never.status).toBe(200)
})

/** LiSA as an echo: each answer says which address it is for. */
function echoing(): { ask: (path: string) => Promise<Response>; reached: string[] } {
  const reached: string[] = []
  const echo = z.looseObject({ at: z.string() })
  const gateway = createLisaGateway({
    baseUrl: 'https://lisa.test/v2',
    authorization: () => key,
    fetch: ({ url }) => {
      reached.push(url)
      return Response.json({ at: url })
    },
    public: [
      endpoint('GET /shows/{id}', { response: echo }),
      endpoint('GET /shows/{id}/products', { query: z.object({ cursor: z.optional(z.string()) }), response: echo }),
    ],
    rateLimit: { limit: 1_000_000 },
  })
  return { ask: (path) => gateway.fetch(new Request(`https://shop.example/api/lisa${path}`)), reached }
}

const listed = /^https:\/\/lisa\.test\/v2\/shows\/[^/?#\\]+(\/products(\?cursor=[^&#]*)?)?$/

it('lets nothing through that is not listed, whatever the address (property)', async () => {
  const odd = fc.constantFrom(
    '..',
    '.',
    '%2e',
    '%2E%2e',
    '%2f',
    '%5c',
    '\\',
    '/',
    '//',
    '%',
    '%00',
    '%0a',
    '@',
    ':',
    ';',
    '?',
    '#',
    '%252f',
    'shows',
    '42',
    'products',
  )
  const path = fc.array(fc.oneof(odd, fc.string({ maxLength: 4 })), { maxLength: 8 }).map((parts) => parts.join(''))
  await fc.assert(
    fc.asyncProperty(path, fc.boolean(), async (text, isBelow) => {
      const { ask, reached } = echoing()
      const address = `${isBelow ? '/shows/' : '/'}${text}`
      const response = await ask(address).catch((error) => {
        // No address at all.
        expect(error).toBeInstanceOf(TypeError)
      })
      for (const url of reached) expect(url).toMatch(listed)
      for (const url of reached) expect(new URL(url).href).toBe(url)
      if (response) expect([200, 400, 404]).toContain(response.status)
      expect(reached.length).toBe(response?.status === 200 ? 1 : 0)
    }),
    { numRuns: 500 },
  )
})

it('gives every address its own answer, also where two look alike (property)', async () => {
  const id = fc.oneof(
    fc.string({ minLength: 1, maxLength: 6 }),
    fc.constantFrom('42', '42?', '42?cursor=a', '42#', '42%3F', 'a&b', 'a=b', 'é', 'é'),
  )
  // URLs have no segment of dots.
  const shown = id.filter((text) => text !== '.' && text !== '..')
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(shown, fc.option(id)), { minLength: 2, maxLength: 6 }), async (asked) => {
      const { ask } = echoing()
      for (const [show, cursor] of [...asked, ...asked]) {
        const query = cursor === null ? '' : `?${new URLSearchParams({ cursor })}`
        const path = `/shows/${encodeURIComponent(show)}${cursor === null ? '' : '/products'}${query}`
        const response = await ask(path)
        if (response.status !== 200) continue
        expect((await response.json()).at).toBe(`https://lisa.test/v2${path}`)
      }
    }),
    { numRuns: 200 },
  )
})
