import {
  endpoint,
  getChannel,
  getChannelCurrentShow,
  getCurrentShow,
  getShow,
  listShowProducts,
  listShows,
} from 'lisa-query/core'
import { createSandbox } from 'lisa-query/sandbox'
import type { GatewayOptions } from 'lisa-query/server'
import { expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { handClock } from '../client/answering.ts'
import { type ServedGateway, servingGateway } from './serving-gateway.ts'

const eventually = (holds: () => void): Promise<void> => vi.waitFor(holds, { timeout: 20_000 })

const shows = {
  public: [getShow, getCurrentShow, listShows, listShowProducts, getChannel, getChannelCurrentShow],
  webhook: { verify: () => true },
} satisfies Partial<GatewayOptions>

const notify = (shop: ServedGateway, collection: string, action: string, id?: string): Promise<Response> =>
  shop.get('/_webhook', { method: 'POST', body: JSON.stringify({ collection, action, id }) })

/** What LiSA is asked for from here on, apart from writes. */
function asked({ lisa }: ServedGateway): () => string[] {
  const before = lisa.requests.length
  const reads = () => lisa.requests.slice(before).filter(({ method }) => method === 'GET')
  return () => reads().map(({ path, search }) => path + search)
}

/** Waits until the gateway has told the pages of the changes so far, after which it reads nothing more by itself. */
async function settled(shop: ServedGateway, page: { text: () => string }, count = 1): Promise<void> {
  await eventually(() => expect(page.text().match(/event: change/g)).toHaveLength(count))
  expect(shop.events.filter(({ type }) => type === 'error')).toEqual([])
}

async function listen(shop: ServedGateway): Promise<{ text: () => string }> {
  const { body } = await shop.get('/_live')
  let text = ''
  const read = async (): Promise<void> => {
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) text += new TextDecoder().decode(chunk)
  }
  void read().catch(() => undefined)
  return { text: () => text }
}

/** Another show of the sandbox. */
const headers = { authorization: 'ApiKey sandbox' }
const list = await createSandbox({ seed: 1 }).fetch(new Request('https://lisa.test/v2/shows', { headers }))
const { id: other } = (await list.json()).items.find(({ id }: { id: string }) => id !== '42')

const cached = [
  '/shows/42',
  '/shows/42/products',
  `/shows/${other}`,
  `/shows/${other}/products`,
  '/shows/nobody',
  '/shows?state=live',
  '/shows?state=upcoming',
  '/shows/current',
  '/channels/peak-and-trail',
  '/channels/peak-and-trail/shows/current',
]
/** Of these, what tells of show 42, or of shows as a whole. */
const touched = cached.filter((path) => !path.includes(other) && !/(nobody|trail)$/.test(path)).sort()

/** A shop whose visitors have just asked for all of this. */
async function visited(options: Partial<GatewayOptions> = {}): Promise<ServedGateway> {
  const shop = await servingGateway({ ...shows, ...options })
  await Promise.all(cached.map((path) => shop.get(path)))
  return shop
}

it.each([
  ['a webhook', (shop: ServedGateway) => notify(shop, 'Show', 'update', '42')],
  ['a write', (shop: ServedGateway) => shop.send('PATCH', '/shows/42', { title: { '*': 'New' } })],
])('reads again what %s touches, each once, as a refresh', async (_, happen) => {
  const shop = await visited()
  const [page, reads] = [await listen(shop), asked(shop)]
  shop.events.splice(0)
  await happen(shop)
  await settled(shop, page)
  expect(reads().sort()).toEqual(touched)
  const reasons = shop.events.flatMap((event) => (event.type === 'upstream' ? [event.reason] : []))
  expect(reasons.filter((reason) => reason !== 'private')).toEqual(touched.map(() => 'refresh'))
  await Promise.all(cached.filter((path) => path !== '/shows/nobody').map((path) => shop.get(path)))
  expect(reads().sort()).toEqual(touched)
})

it('touches the show and the lists that a table names, by paths and by definitions', async () => {
  const touches = { Show: { update: ['/shows/{id}', listShows] } }
  const shop = await visited({ webhook: { verify: () => true, touches } })
  const [page, reads] = [await listen(shop), asked(shop)]
  await notify(shop, 'Show', 'update', '42')
  await settled(shop, page)
  expect(reads().sort()).toEqual(['/shows/42', '/shows/42/products', '/shows?state=live', '/shows?state=upcoming'])
  expect(page.text()).toContain('"paths":["/shows/42","/shows?"]')
})

it('touches all that a path can stand for where the notification does not say which', async () => {
  const shop = await visited()
  const [page, reads] = [await listen(shop), asked(shop)]
  await notify(shop, 'Show', 'update')
  await settled(shop, page)
  expect(reads()).toContain(`/shows/${other}/products`)
  // A 404 is left to who asks for it.
  expect(reads()).not.toContain('/shows/nobody')
})

it('reads a 404 again where its own resource is named', async () => {
  const shop = await visited()
  const [page, reads] = [await listen(shop), asked(shop)]
  await notify(shop, 'Show', 'create', 'nobody')
  await settled(shop, page)
  expect(reads()).toContain('/shows/nobody')
})

it('leaves to the next visitor what nobody has asked for in the last minute, and serves nothing old', async () => {
  const clock = handClock()
  const shop = await servingGateway({ ...shows, clock, cache: { fresh: 3_600_000 } })
  await shop.get('/shows/42')
  clock.advance(61_000)
  await shop.get('/shows?state=live')
  const [page, reads] = [await listen(shop), asked(shop)]
  shop.lisa.addKey('team', { scopes: ['*'] })
  await shop.send('PATCH', '/shows/42', { title: { '*': 'New' } })
  await vi.waitFor(() => {
    clock.advance(100)
    expect(page.text()).toContain('event: change')
  })
  expect(reads()).toEqual(['/shows?state=live'])
  expect((await (await shop.get('/shows/42')).json()).title).toEqual({ '*': 'New' })
  expect(reads()).toEqual(['/shows?state=live', '/shows/42'])
})

it('reads again once for a write and LiSA’s notifications of it', async () => {
  const shop = await visited()
  const [page, reads] = [await listen(shop), asked(shop)]
  await shop.send('PATCH', '/shows/42', { title: { '*': 'New' } })
  await notify(shop, 'Show', 'update', '42')
  await notify(shop, 'Show', 'update', '42')
  await settled(shop, page)
  expect(reads().sort()).toEqual(touched)
})

it('reads nothing a second time that nobody has asked for since', async () => {
  const shop = await visited()
  const [page, reads] = [await listen(shop), asked(shop)]
  await notify(shop, 'Show', 'update', '42')
  await settled(shop, page)
  const once = reads().length
  await shop.get('/shows/42')
  await notify(shop, 'Show', 'update', '42')
  await settled(shop, page, 2)
  expect(reads().slice(once)).toEqual(['/shows/42'])
})

it.each([400, 401, 403, 404, 409, 422, 429])('touches nothing by a write that LiSA refuses with %i', async (status) => {
  const shop = await visited()
  const reads = asked(shop)
  shop.lisa.next({ status, method: 'PATCH' })
  await shop.send('PATCH', '/shows/42', { title: { '*': 'New' } })
  const marks = await Promise.all(['/shows/42', '/shows?state=live'].map((path) => shop.get(path)))
  expect(marks.map(({ headers }) => headers.get('x-lisa-gateway'))).toEqual(['hit', 'hit'])
  expect(reads()).toEqual([])
})

it.each([
  ['an answer with 500', { status: 500 }],
  ['an answer with 408', { status: 408 }],
  ['a connection that is cut', { drop: true }],
  ['no answer in time', { hang: true }],
])('takes %s for a write that LiSA may have taken', async (_, incident) => {
  const shop = await visited({ timeout: 500 })
  shop.lisa.next({ ...incident, method: 'PATCH' })
  await shop.send('PATCH', '/shows/42', { title: { '*': 'New' } })
  expect((await shop.get('/shows/42')).headers.get('x-lisa-gateway')).toBe('miss')
  expect((await shop.get(`/shows/${other}`)).headers.get('x-lisa-gateway')).toBe('hit')
})

it('touches by the write’s own path what its definition says', async () => {
  const getVoucher = endpoint('GET /vouchers/{code}', { response: z.looseObject({}) })
  const listVouchers = endpoint('GET /vouchers', { response: z.looseObject({}) })
  const setVoucher = endpoint('PUT /vouchers/{code}', {
    invalidates: ['/vouchers/{code}', '/vouchers?'],
    response: z.looseObject({}),
  })
  const shop = await servingGateway({
    public: [getVoucher, listVouchers],
    private: { endpoints: [setVoucher], allow: () => true },
    fetch: async ({ url }) => Response.json({ url }),
  })
  const paths = ['/vouchers/a%2B1', '/vouchers/b', '/vouchers']
  await Promise.all(paths.map((path) => shop.get(path)))
  const page = await listen(shop)
  shop.events.splice(0)
  await shop.send('PUT', '/vouchers/a%2B1', {})
  await settled(shop, page)
  expect(page.text()).toContain('"paths":["/vouchers/a%2B1","/vouchers?"]')
  const marks = await Promise.all(paths.map((path) => shop.get(path)))
  expect(marks.map(({ headers }) => headers.get('x-lisa-gateway'))).toEqual(['hit', 'hit', 'hit'])
  const upstream = shop.events.flatMap((event) => (event.type === 'upstream' ? [`${event.reason} ${event.endpoint}`] : []))
  expect(upstream.sort()).toEqual(['private PUT /vouchers/{code}', 'refresh GET /vouchers', 'refresh GET /vouchers/{code}'])
})

it('leaves a change to the visitors where the key has no request left for a refresh', async () => {
  const shop = await visited({ rateLimit: { limit: cached.length + 8, window: 60_000 } })
  const page = await listen(shop)
  const reads = asked(shop)
  await notify(shop, 'Show', 'update')
  await settled(shop, page)
  expect(reads().length).toBeLessThan(touched.length)
  expect((await shop.get('/shows/42')).status).toBe(200)
})
