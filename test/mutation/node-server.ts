import type { AddressInfo } from 'node:net'

// In place of `@hono/node-server`: what tests serve over HTTP is asked without a network, which takes a tenth of the time.

type Handler = (request: Request) => Response | Promise<Response>

const handlers = new Map<string, Handler>()
const overNetwork = globalThis.fetch
let lastPort = 10_000

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init)
  const { host } = new URL(request.url)
  const handler = handlers.get(host)
  if (!handler) return overNetwork(request)
  const response = await handler(withLength(request, init?.body))
  // What a handler of Node ends without an answer.
  if (response.type === 'error') throw new TypeError('fetch failed')
  return response
}

/** The length of a body that is known stands in a header over HTTP. */
function withLength(request: Request, body: unknown): Request {
  if (typeof body === 'string') request.headers.set('content-length', String(new TextEncoder().encode(body).length))
  return request
}

interface Server {
  listen(port: number, host: string, onListening: () => void): void
  once(event: string, listener: () => void): void
  address(): AddressInfo
  close(done?: () => void): void
}

export function createAdaptorServer({ fetch }: { fetch: Handler }): Server {
  lastPort += 1
  const address = { port: lastPort, address: '127.0.0.1', family: 'IPv4' }
  const host = `127.0.0.1:${lastPort}`
  return {
    listen(_port, _host, onListening) {
      handlers.set(host, fetch)
      onListening()
    },
    once: () => undefined,
    address: () => address,
    close(done) {
      handlers.delete(host)
      done?.()
    },
  }
}

export function serve({ fetch }: { fetch: Handler }, onListening: (address: AddressInfo) => void): Server {
  const server = createAdaptorServer({ fetch })
  server.listen(0, '', () => undefined)
  queueMicrotask(() => onListening(server.address()))
  return server
}
