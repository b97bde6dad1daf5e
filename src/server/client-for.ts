import { createLisaClient, type LisaClient } from '../client/client.ts'

/** What is read of a person's request: a `Request` has it, and so has `{ headers: await headers() }` in Next.js. */
export interface PersonRequest {
  readonly headers: Headers
  /** Its address; without it, the one that its `Host` names. */
  readonly url?: string
}

/** What such a client needs of the gateway. */
interface Gateway {
  path: string
  fetch: (request: Request) => Promise<Response>
  prefetchTimeout: number | undefined
}

/** A client that asks the gateway in this process, with the headers of the person's own request. */
export function createClientFor({ headers, url }: PersonRequest, { path, fetch, prefetchTimeout }: Gateway): LisaClient {
  return createLisaClient({
    baseUrl: (url === undefined ? addressOf(headers) : new URL(url).origin) + path,
    ...(prefetchTimeout !== undefined && { prefetchTimeout }),
    fetch: (sending) => {
      const all = new Headers([...headers].filter(([name]) => !ofOneMessage.test(name)))
      for (const [name, value] of sending.headers) all.set(name, value)
      return fetch(new Request(sending, { headers: all }))
    },
  })
}

/** What speaks of one message and its connection, and not of who sends it. */
const ofOneMessage =
  /^(accept(-encoding)?|content-.*|if-.*|range|expect|host|connection|keep-alive|te|trailer|transfer-encoding|upgrade)$/

/** The address that `Host` names, with the protocol of `Origin`: behind a proxy the server does not know it. */
function addressOf(headers: Headers): string {
  const protocol = headers.get('origin')?.startsWith('https:') ? 'https' : 'http'
  return `${protocol}://${headers.get('host') ?? 'localhost'}`
}
