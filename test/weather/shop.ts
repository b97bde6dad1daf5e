import { createProduct, createShow, getCurrentShow, getShow, listProducts, listShows, updateShow } from 'lisa-query/core'
import { createLisaGateway, type GatewayStore, memoryStore } from 'lisa-query/server'
import { serve } from '../support/serve.ts'
import { type DeviceTime, places } from './device-time.ts'
import type { Lisa } from './lisa.ts'
import { copies, flightHeader, replayHeader, type Traffic } from './traffic.ts'

/** What becomes of the store that the shop's servers share. */
export const storeStates = ['there', 'refusing', 'silent', 'emptied'] as const
export type StoreState = (typeof storeStates)[number]

/** A shop's own servers: two instances of a gateway, one store and one key. */
export interface Shop {
  url: string
  setStore(state: StoreState): void
  close(): Promise<void>
}

interface Options {
  time: DeviceTime
  traffic: Traffic
  lisa: Lisa
  /** Where LiSA answers, through a storm of its own. */
  baseUrl: string
  limit: number
}

/** Opens a shop, whose pages find the gateway below `/v2`. */
export async function openShop({ time, traffic, lisa, baseUrl, limit }: Options): Promise<Shop> {
  const { store, setStore } = storeThatGoes(time)
  const key = lisa.renew('shop')
  const open = () =>
    createLisaGateway({
      baseUrl,
      path: '/v2',
      authorization: () => `ApiKey ${key}`,
      public: [getShow, getCurrentShow, listShows],
      private: {
        endpoints: [listProducts, updateShow, createShow, createProduct],
        allow: ({ request }) => lisa.holder(request.headers.get('authorization')) !== undefined,
      },
      rateLimit: { limit },
      store,
      clock: serverClock(time),
      onEvent: () => undefined,
    })
  const instances = [open(), open()] as const

  const answer = async (request: Request): Promise<Response> => {
    if (new URL(request.url).pathname === '/token') return lisa.answer(request)
    const { headers } = request
    const flight = Number(headers.get(flightHeader))
    const person = lisa.holder(headers.get('authorization'))
    const body = request.method === 'GET' ? null : await request.text()
    const asked = new Request(request.url, { method: request.method, headers: sameOrigin(headers), body })
    // From here on what the gateway waits for moves, or nothing does.
    traffic.mark(flight, 'still')
    const ask = (): Promise<Response> => (instances[flight % 2] ?? instances[0]).fetch(asked)
    const response = await places.run('outside', () => copies.run(headers.has(replayHeader), ask))
    traffic.mark(flight, 'moving')
    return person && response.ok ? lisa.signed(response, person) : response
  }
  const { url, close } = await serve(answer)
  return {
    url,
    setStore,
    async close() {
      for (const { close: end } of instances) await end()
      await close()
    },
  }
}

/** As the browser says it of a page of the shop. */
function sameOrigin(headers: Headers): Headers {
  const all = new Headers(headers)
  all.set('sec-fetch-site', 'same-origin')
  return all
}

/** The servers' clock is right. */
const serverClock = (time: DeviceTime) => ({
  now: time.now,
  elapsed: time.now,
  after: (milliseconds: number, callback: () => void) => time.after(milliseconds, callback, 'outside'),
})

/** A store that can be reached or not, as Redis over a network. */
function storeThatGoes(time: DeviceTime): { store: GatewayStore; setStore: Shop['setStore'] } {
  const open = () => memoryStore({ clock: serverClock(time) })
  let inner = open()
  let state: StoreState = 'there'
  const reach = <Args extends unknown[], Result>(call: (of: GatewayStore) => (...args: Args) => Promise<Result>) => {
    return async (...args: Args): Promise<Result> => {
      if (state === 'refusing') throw new Error('Connection is closed.')
      if (state === 'silent') return new Promise<never>(() => undefined)
      return call(inner)(...args)
    }
  }
  return {
    store: {
      read: reach((of) => of.read),
      write: reach((of) => of.write),
      touch: reach((of) => of.touch),
      lock: reach((of) => of.lock),
      unlock: reach((of) => of.unlock),
      reserve: reach((of) => of.reserve),
      correct: reach((of) => of.correct),
      pause: reach((of) => of.pause),
      usage: reach((of) => of.usage),
      announce: reach(() => async () => 2),
      publish: reach((of) => of.publish),
      subscribe: reach((of) => of.subscribe),
      close: async () => inner.close(),
    },
    setStore(next) {
      if (next === 'emptied') inner = open()
      state = next
    },
  }
}
