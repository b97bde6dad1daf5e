import type { Sandbox } from './contract.ts'

/** What MSW's `http.all` gives a resolver, as far as it is read here. */
interface InterceptedRequest {
  request: Request
}

/** MSW's `http`, which the application passes: this package does not depend on MSW. */
export interface MswHttp<Handler> {
  all(path: string, resolver: (info: InterceptedRequest) => Promise<Response>): Handler
}

/**
 * The handlers with which MSW answers requests below this address from a sandbox: `setupServer(...mswHandlers(http, sandbox,
 * 'https://api.hello-lisa.com/v2'))`. A dropped connection is a network error there, too.
 */
export function mswHandlers<Handler>(http: MswHttp<Handler>, sandbox: Sandbox, baseUrl: string): Handler[] {
  // MSW would make a status 500 of what a resolver throws.
  const address = baseUrl.replace(/\/+$/, '')
  return [http.all(`${address}/*`, ({ request }) => sandbox.fetch(request).catch(() => Response.error()))]
}
