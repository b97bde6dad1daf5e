import { getShow, updateShow } from 'lisa-query/core'
import { createLisaGateway, type GatewayEvent, type GatewayOptions, type LisaGateway } from 'lisa-query/server'
import { onTestFinished, vi } from 'vitest'
import { type HandClock, handClock, settled } from '../client/answering.ts'

/** A gateway by a hand clock, without a network, and what it has asked LiSA. */
export interface HandGateway {
  gateway: LisaGateway
  clock: HandClock
  requests: Request[]
  events: GatewayEvent[]
  /** Asks the gateway, by a path below `/api/lisa`. */
  ask: (path: string, init?: RequestInit) => Promise<Response>
  /** Writes through the gateway, as a page of the shop does. */
  send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>
  /** The `X-Lisa-Gateway` of an answer: `hit`, `stale`, `miss`. */
  markOf: (path: string) => Promise<string | null>
  /** Resolves once no read goes on in the background. */
  refreshed: () => Promise<void>
  /** Has time pass until this has come. */
  passing: <Result>(coming: Promise<Result>) => Promise<Result>
}

/** What LiSA answers to a request. */
export type LisaAnswer = (request: Request) => Response | Promise<Response>

export function handGateway(
  answer: LisaAnswer = ({ url }) => Response.json({ id: url.split('/').pop() }),
  { clock = handClock(), ...options }: Omit<Partial<GatewayOptions>, 'clock'> & { clock?: HandClock } = {},
): HandGateway {
  // What a gateway tells its developer of requests that it refuses.
  vi.spyOn(console, 'warn').mockReturnValue()
  const requests: Request[] = []
  const events: GatewayEvent[] = []
  const gateway = createLisaGateway({
    baseUrl: 'https://lisa.test/v2',
    authorization: () => 'ApiKey test',
    public: [getShow],
    private: { endpoints: [updateShow], allow: () => true },
    fetch: (request) => {
      requests.push(request.clone())
      return answer(request)
    },
    clock,
    onEvent: (event) => events.push(event),
    ...(options as object),
  })
  onTestFinished(() => gateway.close())
  const work: Promise<unknown>[] = []
  const waitUntil = (more: Promise<unknown>): void => void work.push(more)
  const ask: HandGateway['ask'] = (path, init) =>
    gateway.fetch(new Request(`https://shop.example/api/lisa${path}`, init), init?.method ? {} : { waitUntil })
  return {
    gateway,
    clock,
    requests,
    events,
    ask,
    send: (method, path, body, headers = {}) =>
      ask(path, {
        method,
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
      }),
    markOf: async (path) => (await ask(path)).headers.get('x-lisa-gateway'),
    refreshed: async () => void (await Promise.all(work.splice(0))),
    async passing(coming) {
      let hasCome = false
      const come = (): void => {
        hasCome = true
      }
      void coming.then(come, come)
      while (!hasCome) {
        await settled()
        if (!hasCome) clock.advance(100)
      }
      return coming
    },
  }
}
