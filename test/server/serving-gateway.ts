import { serve } from '@hono/node-server'
import { getChannel, getShow, listShowProducts, listShows, notifyProductUpdate, updateShow } from 'lisa-query/core'
import { createSandbox, type Sandbox, type SandboxOptions } from 'lisa-query/sandbox'
import { createLisaGateway, type GatewayEvent, type GatewayOptions, hmacSigner, type LisaGateway } from 'lisa-query/server'
import { onTestFinished, vi } from 'vitest'

/** A LiSA and a gateway before it, both over real HTTP, for as long as the test lasts. */
export interface ServedGateway {
  /** Where the shop answers: `http://127.0.0.1:…`. */
  origin: string
  gateway: LisaGateway
  lisa: Sandbox
  events: GatewayEvent[]
  /** Asks the gateway, by a path below `/api/lisa`. */
  get: (path: string, init?: RequestInit) => Promise<Response>
  /** Writes through the gateway, as a page of the shop does. */
  send: (method: string, path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>
}

/** The allow-list of most tests. */
export const listed = {
  public: [getShow, listShows, listShowProducts, getChannel],
  private: { endpoints: [updateShow, notifyProductUpdate], allow: () => true },
} satisfies Pick<GatewayOptions, 'public' | 'private'>

export async function servingGateway<const Outputs extends readonly unknown[]>(
  options: Partial<GatewayOptions<Outputs>> = {},
  sandboxOptions: SandboxOptions = { seed: 1 },
): Promise<ServedGateway> {
  // What a gateway tells its developer of requests that it refuses, as most tests make on purpose.
  vi.spyOn(console, 'warn').mockReturnValue()
  const lisa = createSandbox(sandboxOptions)
  const upstream = await serving(lisa.fetch)
  const events: GatewayEvent[] = []
  const gateway = createLisaGateway({
    baseUrl: `${upstream}/v2`,
    ingestUrl: `${upstream}/v2`,
    sign: hmacSigner('sandbox-secret'),
    authorization: () => 'ApiKey sandbox',
    ...listed,
    onEvent: (event) => events.push(event),
    ...(options as Partial<GatewayOptions>),
  })
  onTestFinished(() => gateway.close())
  const origin = await serving((request) => gateway.fetch(request))
  const get: ServedGateway['get'] = (path, init) => fetch(`${origin}/api/lisa${path}`, init)
  return {
    origin,
    gateway,
    lisa,
    events,
    get,
    send: (method, path, body, headers = {}) =>
      get(path, {
        method,
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
      }),
  }
}

/** Serves a handler on a free port; gives its origin. */
export async function serving(handler: (request: Request) => Response | Promise<Response>): Promise<string> {
  return new Promise((resolve) => {
    const options = { fetch: handler, port: 0, hostname: '127.0.0.1', overrideGlobalObjects: false }
    const server = serve(options, ({ port }) => resolve(`http://127.0.0.1:${port}`))
    onTestFinished(() => void server.close())
  })
}
