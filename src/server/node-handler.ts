import { createRequest, sendResponse } from '@remix-run/node-fetch-server'

/** A request of Node's `http`, Express, Connect or Fastify's raw one, as far as it is read here. */
export interface NodeRequest {
  method?: string | undefined
  url?: string | undefined
  headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly readableEnded?: boolean
}

/** A response of Node's `http`, as far as it is written here. */
export interface NodeResponse {
  readonly destroyed?: boolean
  on(event: 'error', listener: () => void): unknown
  destroy(): unknown
}

/** Answers a request of Node; ends the response and never rejects. */
export type NodeHandler = (request: NodeRequest, response: NodeResponse) => Promise<void>

/** Puts a Fetch handler behind Node's `http`. */
export function nodeHandler(answer: (request: Request) => Promise<Response>): NodeHandler {
  return async (incoming, response) => {
    // Narrow types spare users of other platforms Node's own; every response of Node has all of it.
    const outgoing = response as NodeResponse & Parameters<typeof sendResponse>[0]
    // Without a listener, a broken connection would end the process.
    outgoing.on('error', () => undefined)
    const request = requestOf(incoming, outgoing)
    const answered = request ? await answer(request) : new Response(null, { status: 400 })
    if (outgoing.destroyed) {
      // The visitor has left: nobody else ends a stream that is never read.
      await answered.body?.cancel().catch(() => undefined)
      return
    }
    await sendResponse(outgoing, answered).catch(() => outgoing.destroy())
  }
}

/** What Express and body parsers add to a request. */
interface Extended {
  /** The address before a router has cut off where it is mounted. */
  originalUrl?: string
  /** What a body parser has read: the stream is empty then. */
  body?: unknown
}

/** `undefined` for an address that is none. */
function requestOf(incoming: NodeRequest & Extended, outgoing: Parameters<typeof sendResponse>[0]): Request | undefined {
  try {
    const request = createRequest(incoming as Parameters<typeof createRequest>[0], outgoing)
    const address = incoming.originalUrl ?? incoming.url ?? ''
    if (!address.startsWith('/')) return undefined
    const url = new URL(new URL(request.url).origin + address)
    const hasBody = request.body !== null && incoming.readableEnded && incoming.body !== undefined
    const parsed = hasBody ? { body: textOf(incoming.body) } : {}
    return url.href === request.url && !hasBody ? request : new Request(url, { ...initOf(request), ...parsed })
  } catch {
    return undefined
  }
}

const initOf = ({ method, headers, body, signal }: Request): RequestInit => ({
  method,
  headers,
  signal,
  ...(body && { body, duplex: 'half' }),
})

const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body))
