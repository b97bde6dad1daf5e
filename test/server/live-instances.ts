import { getCurrentShow, getShow, listShows } from 'lisa-query/core'
import { createSandbox, type Sandbox } from 'lisa-query/sandbox'
import { createLisaGateway, type GatewayStore, type LisaGateway } from 'lisa-query/server'
import { expect, it, onTestFinished, vi } from 'vitest'
import { type Served, serve } from '../support/serve.ts'

/** A gateway that can die. */
interface Instance extends Served {
  gateway: LisaGateway
}

/** What a page shows, and what it has heard. */
interface Page {
  state: () => unknown
  heard: () => string[]
  /** Goes to another instance, as a browser does when its connection breaks. */
  move: (to: Instance) => Promise<void>
}

const eventually = (holds: () => void | Promise<void>): Promise<void> => vi.waitFor(holds, { timeout: 60_000, interval: 20 })

/** What four instances that share these stores promise their pages; the same for every kind of store. */
export function liveInstancesContract(storesOf: () => Promise<GatewayStore[]>): void {
  it('shows a show that starts on every page soon, with at most one refresh for each read', async () => {
    const { instances, lisa, start } = await shop(await storesOf())
    const pages = await Promise.all([0, 1, 2, 3, 0, 1].map((at) => open(instances[at] as Instance)))
    const asked = (): number => lisa.requests.filter(({ path, search }) => reads.includes(`${path}${search}`)).length
    const before = asked()
    const { id, startedAt } = await start()
    await eventually(() => expect(pages.map(({ state }) => state())).toEqual(pages.map(() => `live ${id}`)))
    console.log(
      `on ${pages.length} pages of ${instances.length} instances ${Date.now() - startedAt} ms after the show has started`,
    )
    // The show has been moved, and has started: two changes of three reads.
    expect(asked() - before).toBeLessThanOrEqual(2 * reads.length)
  })

  it('tells a page on one instance what has changed since another one has sent it what it shows', async () => {
    const { instances } = await shop(await storesOf())
    const [first, second] = instances as [Instance, Instance]
    const sent = await fetch(`${first.url}/api/lisa/shows/current`)
    await fetch(`${second.url}/api/lisa/shows/current`)
    const body = JSON.stringify({ collection: 'Show', action: 'start', id: '42' })
    await fetch(`${first.url}/api/lisa/_webhook`, { method: 'POST', body })
    const sentAfter = await fetch(`${first.url}/api/lisa/shows/current`)
    const [page, upToDate] = await Promise.all([sent, sentAfter].map((answer) => hear(second, answer)))
    // Or to read everything, where its instance began to listen after the change.
    await eventually(() => expect(page?.()).toContain('"version":1'))
    await fetch(`${first.url}/api/lisa/_webhook`, { method: 'POST', body })
    await eventually(() => expect(upToDate?.()).toContain('"version":2'))
    expect(upToDate?.()).not.toContain('resync')
  })

  it('moves the pages of an instance that dies on to another one, and no event is lost', async () => {
    const { instances, start } = await shop(await storesOf())
    const [first, second] = instances as [Instance, Instance]
    const [mover, other] = [await open(first), await open(second)]
    await first.close()
    const { id } = await start()
    await eventually(() => expect(other.state()).toBe(`live ${id}`))
    expect(mover.state()).not.toBe(`live ${id}`)
    const heard = mover.heard().length
    await mover.move(second)
    await eventually(() => expect(mover.state()).toBe(`live ${id}`))
    expect(mover.heard().slice(heard)).toContainEqual(expect.stringMatching(/^(change|resync)$/))
  })
}

const reads = ['/shows/current', '/shows?state=live', '/shows?state=upcoming']

/** Four instances over real HTTP before one LiSA, which notifies one of them. */
async function shop(stores: readonly GatewayStore[]) {
  const lisa = createSandbox({ rateLimit: { limit: 60, window: 60_000 } })
  const upstream = await serve(lisa.fetch)
  onTestFinished(upstream.close)
  const instances = await Promise.all(stores.map((store) => openInstance(upstream.url, store)))
  onTestFinished(lisa.subscribe(`${instances.at(-1)?.url}/api/lisa/_webhook`))
  return { lisa, instances, start: () => startShow(lisa) }
}

async function openInstance(lisa: string, store: GatewayStore): Promise<Instance> {
  const gateway = createLisaGateway({
    baseUrl: `${lisa}/v2`,
    authorization: () => 'ApiKey sandbox',
    public: [getShow, getCurrentShow, listShows],
    cache: { fresh: 3_600_000 },
    webhook: { verify: () => true },
    store,
  })
  const served = await serve((request) => gateway.fetch(request))
  let isClosed = false
  const close = async (): Promise<void> => {
    if (isClosed) return
    isClosed = true
    await gateway.close()
    await served.close()
  }
  onTestFinished(close)
  return { url: served.url, gateway, close }
}

/** Listens from where an answer was sent. */
async function hear({ url }: Instance, answer: Response): Promise<() => string> {
  const stop = new AbortController()
  onTestFinished(() => stop.abort())
  const headers = { 'last-event-id': answer.headers.get('x-lisa-live') ?? '' }
  const { body } = await fetch(`${url}/api/lisa/_live`, { headers, signal: stop.signal })
  let text = ''
  const read = async (): Promise<void> => {
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) text += new TextDecoder().decode(chunk)
  }
  void read().catch(() => undefined)
  return () => text
}

/** Has the next show start in a second. Resolves once it has. */
async function startShow(lisa: Sandbox): Promise<{ id: string; startedAt: number }> {
  lisa.addKey('team', { scopes: ['*'] })
  const headers = { authorization: 'ApiKey team', 'content-type': 'application/json' }
  const list = await lisa.fetch(new Request('https://lisa.test/v2/shows?state=upcoming&limit=1', { headers }))
  const { items } = await list.json()
  const startedAt = Date.now() + 1_000
  const body = JSON.stringify({ startsAt: new Date(startedAt).toISOString() })
  await lisa.fetch(new Request(`https://lisa.test/v2/shows/${items[0].id}`, { method: 'PATCH', headers, body }))
  return { id: items[0].id, startedAt }
}

/** A page that shows the current show, and reads again what it is told of. */
async function open(instance: Instance): Promise<Page> {
  let at = instance
  let state: unknown
  let lastId: string | undefined
  const heard: string[] = []

  const read = async (): Promise<void> => {
    const [current] = await Promise.all(reads.map((path) => fetch(`${at.url}/api/lisa${path}`)))
    const show = await current?.json()
    state = `${show?.state} ${show?.id}`
  }
  const connect = async (): Promise<void> => {
    const stop = new AbortController()
    onTestFinished(() => stop.abort())
    const headers: Record<string, string> = lastId === undefined ? {} : { 'last-event-id': lastId }
    const { body } = await fetch(`${at.url}/api/lisa/_live`, { headers, signal: stop.signal })
    void listen(body as unknown as AsyncIterable<Uint8Array>).catch(() => undefined)
  }
  const listen = async (body: AsyncIterable<Uint8Array>): Promise<void> => {
    let text = ''
    for await (const chunk of body) {
      text += new TextDecoder().decode(chunk)
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        lastId = /^id: ?(.*)$/m.exec(block)?.[1] ?? lastId
        const type = /^event: ?(.*)$/m.exec(block)?.[1]
        if (type === undefined || type === 'beat') continue
        heard.push(type)
        await read()
      }
    }
  }
  await read()
  await connect()
  await eventually(() => expect(lastId).toBeDefined())
  return {
    state: () => state,
    heard: () => heard,
    async move(to) {
      at = to
      await connect()
    },
  }
}
