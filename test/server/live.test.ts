import { getShow, listShows } from 'lisa-query/core'
import { memoryStore } from 'lisa-query/server'
import { expect, it, onTestFinished, vi } from 'vitest'
import { type ServedGateway, servingGateway } from './serving-gateway.ts'

/** Waits until this holds, however busy the machine is. */
const eventually = (holds: () => void): Promise<void> => vi.waitFor(holds, { timeout: 20_000 })

const webhook = { verify: (request: Request) => request.headers.get('x-secret') === 'right' }

const notify = (shop: ServedGateway, body: unknown, secret = 'right'): Promise<Response> =>
  shop.get('/_webhook', {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'x-secret': secret },
  })

/** Listens as a page does; what has arrived so far. */
async function listen(shop: ServedGateway, lastEventId?: string): Promise<{ text: () => string; response: Response }> {
  const controller = new AbortController()
  onTestFinished(() => controller.abort())
  const headers: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': lastEventId }
  const response = await shop.get('/_live', { headers, signal: controller.signal })
  let text = ''
  const read = async (): Promise<void> => {
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) text += new TextDecoder().decode(chunk)
  }
  void read().catch(() => undefined)
  return { text: () => text, response }
}

it('answers a notification with 200 at once, reads what it touches once, and tells every page', async () => {
  const shop = await servingGateway({ webhook, public: [getShow, listShows] })
  await shop.get('/shows/42')
  const pages = await Promise.all([listen(shop), listen(shop)])
  expect((await notify(shop, { collection: 'Show', action: 'start', id: '42' })).status).toBe(200)
  for (const { text } of pages) await eventually(() => expect(text()).toContain('event: change'))
  expect(pages[0]?.text()).toContain('"paths":["/shows/42","/shows?","/shows/current"]')
  await Promise.all(Array.from({ length: 20 }, () => shop.get('/shows/42')))
  expect(shop.lisa.requests.filter(({ path }) => path === '/shows/42')).toHaveLength(2)
})

it('says no body, no key and no private path to a page', async () => {
  const shop = await servingGateway({ webhook: { ...webhook, touches: () => ['/shows', '/orders'] } })
  const page = await listen(shop)
  await notify(shop, { collection: 'Order', action: 'paid', secret: 'x' })
  await eventually(() => expect(page.text()).toContain('event: change'))
  expect(page.text()).not.toMatch(/orders|secret|ApiKey/)
})

it.each([
  ['an unknown event', { collection: 'Creator', action: 'wave' }],
  ['another shape', { event: 'x' }],
  ['no JSON', 'x=1'],
  ['a list', []],
])('answers %s with 200, and reads nothing again', async (_, body) => {
  const shop = await servingGateway({ webhook })
  await shop.get('/shows/42')
  expect((await notify(shop, body)).status).toBe(200)
  await shop.get('/shows/42')
  expect(shop.lisa.requests).toHaveLength(1)
  expect(shop.events.filter(({ type }) => type === 'webhook')).toHaveLength(1)
})

it('takes nothing that is not verified', async () => {
  const shop = await servingGateway({ webhook })
  expect((await notify(shop, { collection: 'Show', action: 'start' }, 'wrong')).status).toBe(401)
})

it('survives doubles and any order, of which a page hears once', async () => {
  const shop = await servingGateway({ webhook })
  const page = await listen(shop)
  const actions = ['stop', 'start', 'start', 'publish', 'start']
  await Promise.all(actions.map((action) => notify(shop, { collection: 'Show', action, id: '42' })))
  await eventually(() => expect(page.text()).toContain('"version":5'))
  expect(page.text().match(/event: change/g)).toHaveLength(1)
  expect((await shop.get('/shows/42')).status).toBe(200)
})

it('has no webhook where none is configured', async () => {
  const shop = await servingGateway()
  expect((await notify(shop, {})).status).toBe(404)
})

it('tells pages of what the team writes, too', async () => {
  const shop = await servingGateway()
  const page = await listen(shop)
  await shop.send('PATCH', '/shows/42', { title: { '*': 'New' } })
  await eventually(() => expect(page.text()).toContain('"paths":["/shows/42","/shows?","/shows/current"]'))
})

it('tells a page that comes back what it has missed, or to read everything again where that is not known', async () => {
  const shop = await servingGateway({ webhook })
  const page = await listen(shop)
  for (const [at, action] of ['start', 'stop', 'publish'].entries()) {
    await notify(shop, { collection: 'Show', action })
    await eventually(() => expect(page.text().match(/event: change/g)).toHaveLength(at + 1))
  }
  const ids = [...page.text().matchAll(/^id: (\d+)$/gm)].map(([, id]) => id ?? '')
  const again = await listen(shop, ids[0])
  await eventually(() => expect(again.text().match(/event: change/g)).toHaveLength(2))
  const upToDate = await listen(shop, ids[2])
  await notify(shop, { collection: 'Show', action: 'start' })
  await eventually(() => expect(upToDate.text().match(/event: change/g)).toHaveLength(1))
  for (const unknown of ['999', 'x', '-1']) {
    const stranger = await listen(shop, unknown)
    await eventually(() => expect(stranger.text()).toContain('event: resync'))
  }
})

it('has a page read everything again when it comes back to an instance that has heard nothing', async () => {
  const store = memoryStore()
  const one = await servingGateway({ webhook, store })
  const page = await listen(one)
  await notify(one, { collection: 'Show', action: 'start' })
  await eventually(() => expect(page.text()).toContain('event: change'))
  const other = await servingGateway({ webhook, store })
  const moved = await listen(other, '0')
  await eventually(() => expect(moved.text()).toContain('event: resync'))
})

it('streams for no proxy to hold back or keep', async () => {
  const shop = await servingGateway()
  const { response } = await listen(shop)
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  expect(response.headers.get('cache-control')).toBe('no-store, no-transform')
  expect((await shop.get('/_live', { method: 'POST' })).status).toBe(405)
})

it('ends its own listeners alone where another gateway has the same store', async () => {
  const store = memoryStore()
  const one = await servingGateway({ webhook, store })
  const other = await servingGateway({ webhook, store })
  const page = await listen(other)
  await notify(one, { collection: 'Show', action: 'start', id: '1' })
  await eventually(() => expect(page.text()).toContain('event: change'))
  await one.gateway.close()
  await notify(other, { collection: 'Show', action: 'start', id: '2' })
  await eventually(() => expect(page.text().match(/event: change/g)).toHaveLength(2))
})

const positionOf = (answer: Response): string => answer.headers.get('x-lisa-live') ?? ''

it('tells a page that starts with nothing only of what comes', async () => {
  const shop = await servingGateway({ webhook })
  const before = await listen(shop)
  await notify(shop, { collection: 'Show', action: 'start', id: '42' })
  await eventually(() => expect(before.text()).toContain('event: change'))
  const page = await listen(shop)
  await notify(shop, { collection: 'Show', action: 'stop', id: '42' })
  await eventually(() => expect(page.text()).toContain('event: change'))
  expect(page.text()).toContain('"version":2')
  expect(page.text()).not.toMatch(/"version":1|resync/)
})

it('tells a page what has changed since it was sent what it shows, and nothing of before', async () => {
  const shop = await servingGateway({ webhook })
  const sent = await shop.get('/shows/42')
  await notify(shop, { collection: 'Show', action: 'start', id: '42' })
  const sentAfter = await shop.get('/shows/42')
  const page = await listen(shop, positionOf(sent))
  await eventually(() => expect(page.text()).toContain('"version":1'))
  expect(page.text()).not.toContain('resync')
  const upToDate = await listen(shop, positionOf(sentAfter))
  await notify(shop, { collection: 'Show', action: 'stop', id: '42' })
  await eventually(() => expect(upToDate.text()).toContain('"version":2'))
  expect(upToDate.text()).not.toMatch(/"version":1|resync/)
})

it('says with each kept answer from where a page has to hear of changes, and with no failure', async () => {
  const shop = await servingGateway({ webhook })
  const [miss, hit, missing] = [await shop.get('/shows/42'), await shop.get('/shows/42'), await shop.get('/shows/nobody')]
  for (const answer of [miss, hit, missing]) expect(positionOf(answer)).toMatch(/^\d{13}0$/)
  shop.lisa.next({ status: 500 })
  expect(positionOf(await shop.get('/shows?limit=1'))).toBe('')
  const { reads } = await shop.gateway.prefetch([getShow, { id: '42' }])
  expect(reads[0]?.live).toMatch(/^\d{13}0$/)
})

it('has a page read everything again that was sent by a gateway which has begun anew since', async () => {
  const before = await servingGateway({ webhook })
  const sent = await before.get('/shows/42')
  await before.gateway.close()
  const after = await servingGateway({ webhook })
  const page = await listen(after, positionOf(sent))
  await eventually(() => expect(page.text()).toContain('event: resync'))
})
