// @vitest-environment jsdom
import { renderHook } from '@testing-library/react'
import fc from 'fast-check'
import { createLisaClient, getShow, useLisaLive, useShow } from 'lisa-query'
import { createLisaGateway, type GatewayStore, type LisaGateway, memoryStore } from 'lisa-query/server'
import { beforeEach, expect, test, vi } from 'vitest'
import { act, advance, inLisa, onFakeTime, settle } from '../support/react.tsx'

onFakeTime()

beforeEach(() => {
  vi.stubGlobal('BroadcastChannel', undefined)
  // The platform's digest takes real time, in which no fake time passes.
  vi.spyOn(crypto.subtle, 'digest').mockImplementation(async (_, bytes) => bytes as ArrayBuffer)
})

/** What becomes of a message on its way to an instance. */
const fate = fc.constantFrom('arrives', 'arrives', 'arrives twice', 'comes late', 'is lost')
type Fate = (typeof fate extends fc.Arbitrary<infer Value> ? Value : never) & string

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('change' as const),
      at: fc.nat(2),
      fates: fc.array(fate, { minLength: 3, maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('late messages arrive' as const) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('instance dies' as const) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('server refuses' as const) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('store is emptied' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant('time passes' as const), milliseconds: fc.integer({ min: 1, max: 40_000 }) }),
  },
)

/** Three instances that share a store whose channel is not to be trusted, and a page that is connected to one of them. */
function world() {
  let version = 0
  let memory = memoryStore()
  let fates: readonly Fate[] = []
  const late: (() => void)[] = []
  let at = 0
  let isRefusing = false
  let published: () => void = () => undefined
  const listeners: ((message: string) => void)[][] = [[], [], []]

  const storeOf = (index: number): GatewayStore => ({
    ...delegating(() => memory),
    async publish(message) {
      for (const [to, list] of listeners.entries()) {
        const arrive = (): void => {
          for (const listener of list) listener(message)
        }
        const becomes = fates[to] ?? 'arrives'
        if (becomes === 'comes late') late.push(arrive)
        else if (becomes !== 'is lost') arrive()
        if (becomes === 'arrives twice') arrive()
      }
      published()
    },
    async subscribe(listener) {
      listeners[index]?.push(listener)
      return () => undefined
    },
  })
  const instances = [0, 1, 2].map(
    (index): LisaGateway =>
      createLisaGateway({
        baseUrl: 'https://lisa.test/v2',
        authorization: () => 'ApiKey sandbox',
        public: [getShow],
        webhook: { verify: () => true },
        store: storeOf(index),
        rateLimit: { limit: 100_000 },
        fetch: () => Response.json({ id: '1', title: { '*': String(version) } }),
      }),
  )
  const ask = (request: Request): Promise<Response> => (instances[at] as LisaGateway).fetch(request)

  /** The browser's EventSource: it connects again by itself, unless it is refused. */
  class Source extends EventTarget {
    static readonly CLOSED = 2
    static current: Source | undefined
    readyState = 0
    lastEventId = ''
    onopen: (() => void) | undefined
    onerror: (() => void) | undefined
    readonly url: string
    constructor(url: string) {
      super()
      this.url = url
      Source.current = this
      void this.connect()
    }
    close(): void {
      this.readyState = 2
    }
    async connect(): Promise<void> {
      const headers = this.lastEventId ? { 'last-event-id': this.lastEventId } : {}
      const response = await ask(new Request(this.url, { headers }))
      if (isRefusing || !response.body) return this.fail(2)
      if (this.readyState === 2) return
      this.readyState = 1
      this.onopen?.()
      const reader = response.body.getReader()
      for (let text = ''; ; ) {
        const { value, done } = await reader.read()
        if (done || this.readyState !== 1) return
        text += new TextDecoder().decode(value)
        const blocks = text.split('\n\n')
        text = blocks.pop() ?? ''
        for (const block of blocks)
          this.receive(new Map(block.split('\n').map((line) => line.split(/: ?(.*)/, 2) as [string, string])))
      }
    }
    receive(fields: Map<string, string>): void {
      this.lastEventId = fields.get('id') ?? this.lastEventId
      const event = fields.get('event')
      if (!event) return
      this.dispatchEvent(new MessageEvent(event, { data: fields.get('data') ?? '', lastEventId: this.lastEventId }))
    }
    fail(readyState: number): void {
      if (this.readyState === 2) return
      this.readyState = readyState
      this.onerror?.()
      if (readyState === 0) setTimeout(() => this.readyState === 0 && this.connect(), 2_000)
    }
  }
  vi.stubGlobal('EventSource', Source)

  return {
    ask,
    newest: () => String(version),
    async change(to: number, next: readonly Fate[]) {
      version += 1
      fates = next
      const told = new Promise<void>((resolve) => {
        published = resolve
      })
      const body = JSON.stringify({ collection: 'Show', action: 'update', id: '1' })
      const headers = { 'content-type': 'application/json' }
      await instances[to]?.fetch(new Request('https://shop.test/api/lisa/_webhook', { method: 'POST', headers, body }))
      // The messages go out once the cache is warm.
      await told
      fates = []
    },
    deliver() {
      for (const arrive of late.splice(0)) arrive()
    },
    die() {
      at = (at + 1) % 3
      Source.current?.fail(0)
    },
    refuse() {
      isRefusing = true
      Source.current?.fail(2)
      isRefusing = false
    },
    empty() {
      memory = memoryStore()
    },
    close: () => Promise.all(instances.map((instance) => instance.close())),
  }
}

test('shows the newest state in the end, whatever becomes of the events', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const here = world()
      const client = createLisaClient({ baseUrl: 'https://shop.test/api/lisa', fetch: here.ask })
      const page = renderHook(() => ({ live: useLisaLive(), show: useShow('1', { staleTime: Number.POSITIVE_INFINITY }) }), {
        wrapper: inLisa({ client }),
      })
      await settle()
      for (const next of steps) {
        await act(async () => {
          if (next.type === 'change') await here.change(next.at, next.fates as Fate[])
          if (next.type === 'late messages arrive') here.deliver()
          if (next.type === 'instance dies') here.die()
          if (next.type === 'server refuses') here.refuse()
        })
        if (next.type === 'time passes') await advance(next.milliseconds)
        if (next.type === 'store is emptied') {
          // A message that is lost in the same minute cannot be noticed: the store then counts as it did before.
          await act(async () => here.deliver())
          await advance(45_000)
          here.empty()
          await advance(45_000)
        }
        await settle()
      }
      await act(async () => here.deliver())
      await advance(70_000)
      await settle()
      expect(page.result.current.live.status).toBe('live')
      expect(page.result.current.show.data?.title?.['*']).toBe(here.newest())
      page.unmount()
      await here.close()
    }),
    { numRuns: 100 },
  )
})

/** A store whose every method is that of another, which may change. */
function delegating(current: () => GatewayStore): GatewayStore {
  return new Proxy({} as GatewayStore, {
    ownKeys: () => Reflect.ownKeys(current()),
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    get:
      (_, name: keyof GatewayStore) =>
      (...given: unknown[]) =>
        (current()[name] as (...given: unknown[]) => unknown)(...given),
  })
}
