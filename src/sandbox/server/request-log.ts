/** A request that reached the sandbox. */
export interface LoggedRequest {
  method: string
  /** Without the base path and the query. */
  path: string
  /** The query string with its `?`, or empty. */
  search: string
  /** The answer's status; 0 while there is none, or where the connection was cut. */
  status: number
  /** When it arrived, in epoch milliseconds. */
  at: number
  /** Lower-case names; without the credential. */
  headers: Record<string, string>
}

/** The log's entry for a request that has just arrived. */
export function logged(request: Request, path: string, now: number): LoggedRequest {
  const headers = Object.fromEntries([...request.headers].filter(([name]) => name !== 'authorization' && name !== 'cookie'))
  return { method: request.method, path, search: new URL(request.url).search, status: 0, at: now, headers }
}
