import { getShow, listShows } from 'lisa-query/core'
import { type GatewayStore, memoryStore } from 'lisa-query/server'
import { expect, it, onTestFinished } from 'vitest'
import { handClock, settled } from '../client/answering.ts'
import { type HandGateway, handGateway } from './hand-gateway.ts'

/** Instances of a gateway that share a store, whose messages may be lost. */
function shops(count = 1, options: object = {}) {
  const clock = handClock()
  let store = memoryStore({ clock })
  const channel = { isLossy: false, listeners: new Set<(message: string) => void>() }
  const shared = new Proxy({} as GatewayStore, {
    get(_, name: keyof GatewayStore) {
      if (name === 'publish')
        return async (message: string) => {
          if (!channel.isLossy) for (const listener of [...channel.listeners]) listener(message)
        }
      if (name === 'subscribe')
        return async (listener: (message: string) => void) => {
          channel.listeners.add(listener)
          return () => channel.listeners.delete(listener)
        }
      return store[name]
    },
  })
  const webhook = { verify: () => true }
  const open = () => handGateway(undefined, { public: [getShow, listShows], webhook, store: shared, clock, ...options })
  const gateways = Array.from({ length: count }, open)
  const flush = () => {
    store = memoryStore({ clock })
  }
  return { clock, gateways, shop: gateways[0] as HandGateway, channel, flush }
}

/** A page that listens; what it has heard, event by event. */
async function listen(shop: HandGateway, lastEventId?: string) {
  const headers: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': lastEventId }
  const { body } = await shop.ask('/_live', { headers })
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  onTestFinished(() => reader?.cancel().catch(() => undefined))
  let text = ''
  let isOver = false
  const read = async (): Promise<void> => {
    for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) text += step.value
    isOver = true
  }
  void read().catch(() => undefined)
  await settled()
  const blocks = () => text.split('\n\n').filter((block) => block !== '')
  return {
    text: () => text,
    isOver: () => isOver,
    /** `change 3 /shows/42`, `resync 3` or `beat`, in the order of their arrival. */
    heard: () =>
      blocks().flatMap((block) => {
        const type = /^event: ?(.*)$/m.exec(block)?.[1]
        if (type === undefined) return []
        const data = JSON.parse(/^data: ?(.*)$/m.exec(block)?.[1] ?? '{}')
        return [[type, data.version, data.paths?.join(' ')].filter((part) => part !== undefined).join(' ')]
      }),
    lastId: () => /^id: ?(.*)$/m.exec(blocks().at(-1) ?? '')?.[1] ?? '',
    leave: () => reader?.cancel(),
  }
}

const notify = (shop: HandGateway, body: object | string, init: RequestInit = {}): Promise<Response> =>
  shop.ask('/_webhook', { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), ...init })
const started = (id: string) => ({ collection: 'Show', action: 'start', id })
const ofShow = (id: string) => `/shows/${id} /shows? /shows/current`

/** Notifies, and has the gateway tell its pages. */
async function tell({ clock, shop }: { clock: { advance: (milliseconds: number) => void }; shop: HandGateway }, id: string) {
  await notify(shop, started(id))
  await settled()
  clock.advance(500)
  await settled()
}

it('begins a page’s stream with how soon to come back and where it is, and beats every 20 seconds', async () => {
  const { clock, shop } = shops()
  const page = await listen(shop)
  const [retry, beat, ...others] = page.text().split('\n\n')
  expect(Number(/^retry: (\d+)$/.exec(retry ?? '')?.[1])).toBeGreaterThanOrEqual(1_000)
  expect(Number(/^retry: (\d+)$/.exec(retry ?? '')?.[1])).toBeLessThanOrEqual(3_000)
  expect(beat).toBe(`id:${clock.now()}0\nevent:beat\ndata:{}`)
  expect(others).toEqual([''])
  clock.advance(19_999)
  await settled()
  expect(page.heard()).toEqual(['beat'])
  clock.advance(1)
  await settled()
  expect(page.heard()).toEqual(['beat', 'beat'])
  clock.advance(20_000)
  await settled()
  expect(page.heard()).toEqual(['beat', 'beat', 'beat'])
  await page.leave()
  clock.advance(20_000)
  await settled()
  expect(clock.pending()).toBe(0)
})

it('tells a change half a second later, with all that came meanwhile, and over how long to spread the reads', async () => {
  const { clock, shop } = shops()
  const [page] = [await listen(shop), await listen(shop), await listen(shop)]
  await notify(shop, started('1'))
  await notify(shop, started('2'))
  await settled()
  clock.advance(499)
  await settled()
  expect(page?.heard()).toEqual(['beat'])
  clock.advance(1)
  await settled()
  expect(page?.heard()).toEqual(['beat', 'change 2 /shows/1 /shows? /shows/current /shows/2'])
  expect(page?.text()).toContain('"spread":6}')
})

it('ends the streams of its pages as it closes, and takes no more', async () => {
  const { shop } = shops()
  const page = await listen(shop)
  await shop.gateway.close()
  await settled()
  expect(page.isOver()).toBe(true)
  expect((await shop.ask('/_live')).status).toBe(503)
})

it('tells at once what waits to be told as it closes', async () => {
  const { gateways } = shops(2)
  const [one, other] = gateways as [HandGateway, HandGateway]
  const page = await listen(other)
  await notify(one, started('1'))
  await settled()
  await one.gateway.close()
  await settled()
  expect(page.heard()).toEqual(['beat', `change 1 ${ofShow('1')}`])
})

it('tells the pages of every instance, each once', async () => {
  const { clock, gateways, shop } = shops(2)
  const pages = [await listen(gateways[0] as HandGateway), await listen(gateways[1] as HandGateway)]
  await tell({ clock, shop }, '1')
  for (const page of pages) expect(page.heard()).toEqual(['beat', `change 1 ${ofShow('1')}`])
})

it('tells a page that comes back what it has missed, by its header or its address', async () => {
  const { clock, shop } = shops()
  const page = await listen(shop)
  await tell({ clock, shop }, '1')
  const after = page.lastId()
  await tell({ clock, shop }, '2')
  expect((await listen(shop, after)).heard()).toEqual(['beat', `change 2 ${ofShow('2')}`])
  expect((await listen(shop, page.lastId())).heard()).toEqual(['beat'])
  const { body } = await shop.ask(`/_live?lastEventId=${after}`)
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  expect((await reader?.read())?.value).toContain('"version":2')
  await reader?.cancel()
})

it.each(['', 'x', '1', '12345678901234x', '-1735689600000'])(
  'has a page read everything again that names a place it cannot know: %j',
  async (id) => {
    const { shop } = shops()
    expect((await listen(shop, id)).heard()).toEqual(['beat', 'resync 0'])
  },
)

it('has a page read everything again that was away for more changes than are kept', async () => {
  const { clock, shop } = shops()
  const page = await listen(shop)
  await tell({ clock, shop }, '1')
  const one = page.lastId()
  await tell({ clock, shop }, '2')
  const two = page.lastId()
  // 256 more, of which pages hear in one event.
  for (let id = 3; id < 258; id += 1) await notify(shop, started(String(id)))
  await tell({ clock, shop }, '258')
  expect(page.heard().at(-1)).toMatch(/^change 258 /)
  expect((await listen(shop, one)).heard()).toEqual(['beat', 'resync 258'])
  expect((await listen(shop, two)).heard()).toEqual(['beat', expect.stringMatching(/^change 258 /)])
})

it('has all pages read everything again 20 seconds after a change of which it has not heard', async () => {
  const shop = shops()
  const page = await listen(shop.shop)
  shop.channel.isLossy = true
  await tell(shop, '1')
  shop.channel.isLossy = false
  await tell(shop, '2')
  expect(page.heard()).toEqual(['beat', `change 2 ${ofShow('2')}`])
  shop.clock.advance(19_999)
  await settled()
  expect(page.heard().filter((event) => event !== 'beat')).toHaveLength(1)
  shop.clock.advance(1)
  await settled()
  expect(page.heard().filter((event) => event !== 'beat')).toEqual([`change 2 ${ofShow('2')}`, 'resync 2'])
  // Nothing is missing any more.
  shop.clock.advance(60_000)
  await settled()
  expect(page.heard().filter((event) => event.startsWith('resync'))).toHaveLength(1)
})

it('notices by the store’s count that it has not heard of the last change', async () => {
  const shop = shops()
  const page = await listen(shop.shop)
  shop.channel.isLossy = true
  await tell(shop, '1')
  shop.clock.advance(20_000)
  await settled()
  expect(page.heard().filter((event) => event !== 'beat')).toEqual([])
  shop.clock.advance(20_000)
  await settled()
  expect(page.heard().filter((event) => event !== 'beat')).toEqual(['resync 1'])
})

it('has all pages read everything again once the store counts anew', async () => {
  const shop = shops()
  const page = await listen(shop.shop)
  for (const id of ['1', '2', '3']) await tell(shop, id)
  const before = page.lastId()
  shop.flush()
  await tell(shop, '4')
  expect(page.heard().at(-1)).toBe('resync 1')
  expect((await listen(shop.shop, before)).heard()).toEqual(['beat', 'resync 1'])
  shop.clock.advance(1)
  await tell(shop, '5')
  expect(page.heard().at(-1)).toBe(`change 2 ${ofShow('5')}`)
})

it('notices at its next beat that the store counts anew', async () => {
  const shop = shops()
  const page = await listen(shop.shop)
  for (const id of ['1', '2']) await tell(shop, id)
  shop.flush()
  shop.clock.advance(20_000)
  await settled()
  expect(page.heard().at(-1)).toBe('resync 0')
})

it('answers only GET with events and only POST as a webhook', async () => {
  const { shop } = shops()
  for (const method of ['HEAD', 'POST']) {
    const answer = await shop.ask('/_live', { method })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET'])
  }
  const answer = await shop.ask('/_webhook')
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
})

it.each([
  ['true', () => true, 200],
  ['a promise of true', async () => true, 200],
  ['false', () => false, 401],
  ['what only looks true', () => 'yes' as unknown as boolean, 401],
])('takes a notification where `verify` gives %s', async (_name, verify, status) => {
  const { shop } = shops(1, { webhook: { verify } })
  const answer = await notify(shop, started('1'))
  expect(answer.status).toBe(status)
  const [event] = shop.events
  expect(event).toMatchObject(status === 200 ? { type: 'webhook' } : { type: 'turned-away', status: 401, reason: 'webhook' })
})

it('lets `verify` read the body, over which a signature may be', async () => {
  const seen: string[] = []
  const verify = async (request: Request) => seen.push(await request.text()) > 0
  const { shop } = shops(1, { webhook: { verify } })
  expect((await notify(shop, started('1'))).status).toBe(200)
  expect(seen).toEqual([JSON.stringify(started('1'))])
})

it('takes a notification of 65,536 bytes and none that is larger', async () => {
  const { shop } = shops()
  expect((await notify(shop, 'x'.repeat(65_536))).status).toBe(200)
  expect((await notify(shop, 'x'.repeat(65_537))).status).toBe(413)
})

it('waits five seconds for a notification', async () => {
  const { clock, shop } = shops()
  const answer = notify(shop, '', { body: new ReadableStream(), duplex: 'half' } as RequestInit)
  await settled()
  clock.advance(4_999)
  await settled()
  clock.advance(1)
  expect((await answer).status).toBe(408)
})

it.each([
  [started('42'), true, ['/shows/42', '/shows?', '/shows/current']],
  [{ collection: 'SHOW', action: 'Start', id: '42' }, true, ['/shows/42', '/shows?', '/shows/current']],
  [{ collection: 'Show', action: 'start', id: 42 }, true, ['/shows/{id}', '/shows?', '/shows/current']],
  [{ collection: 'Show', action: 'wave' }, false, []],
  [{ collection: 'Shows', action: 'start' }, false, []],
  [{ collection: 'Product', action: 'delete', id: '7' }, true, ['/products/7', '/products?', '/shows/{show}/products']],
])('tells the application of the notification %j', async (notification, isKnown, touched) => {
  const { shop } = shops()
  await notify(shop, notification)
  const { collection, action } = notification
  const [event] = shop.events as { touched?: string[] }[]
  expect(event).toMatchObject({ type: 'webhook', collection, action, isKnown })
  expect(event?.touched?.filter((path) => !/channels|media/.test(path))).toEqual(touched)
})

it.each(['', 'null', '7', '"a"', '[]', '{"collection":"Show"}', '{"collection":1,"action":"start"}', '{"action":"start"}'])(
  'takes %s for a notification of which nothing is known',
  async (text) => {
    const { shop } = shops()
    expect((await notify(shop, text)).status).toBe(200)
    expect(shop.events).toEqual([{ type: 'webhook', collection: '', action: '', isKnown: false, touched: [] }])
  },
)

it('takes a function’s paths instead of its own tables, and none where it gives none', async () => {
  const touches = ({ action }: { action: string }) => (action === 'start' ? ['/shows/{id}'] : undefined)
  const { shop } = shops(1, { webhook: { verify: () => true, touches } })
  await notify(shop, started('42'))
  await notify(shop, { collection: 'Show', action: 'stop' })
  expect(shop.events).toMatchObject([
    { isKnown: true, touched: ['/shows/42'] },
    { isKnown: false, touched: [] },
  ])
})

it('goes on where the store cannot count what a notification touches, and says so', async () => {
  const store = { ...memoryStore(), touch: () => Promise.reject(new Error('full')) }
  const { ask, events, gateway } = handGateway(undefined, { webhook: { verify: () => true }, store })
  const work: Promise<unknown>[] = []
  const body = JSON.stringify(started('1'))
  const request = new Request('https://shop.example/api/lisa/_webhook', { method: 'POST', body })
  expect((await gateway.fetch(request, { waitUntil: (more) => void work.push(more) })).status).toBe(200)
  await Promise.all(work)
  expect(events).toContainEqual({ type: 'store', isReachable: false, message: 'full' })
  expect((await ask('/shows/42')).status).toBe(200)
})
