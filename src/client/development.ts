import type { EventStream, StreamedEvent } from './events.ts'
import type { Method } from './method.ts'

/** What a client has for `lisa-query/devtools`, in development only. */
export interface Development {
  /** The last events, at most 2,000, the oldest first: what happened before a panel was opened. */
  recent(): readonly StreamedEvent[]
  /** Answers the client's requests in place of its `fetch` while it is set. */
  standIn: StandIn | undefined
}

/**
 * Answers a request, or lets it through with `send`. Where it rejects, the client takes it for a `fetch` that rejected. Of the endpoint
 * it gets what tells it apart.
 */
export type StandIn = (
  request: Request,
  send: (request: Request) => Promise<Response>,
  endpoint: { readonly method: Method; readonly path: string; readonly isPublic?: boolean | undefined },
) => Promise<Response>

const mostKept = 2_000

export function createDevelopment({ subscribe }: EventStream): Development {
  const kept: StreamedEvent[] = []
  subscribe((event) => {
    if (kept.push(event) > mostKept) kept.shift()
  })
  return { recent: () => [...kept], standIn: undefined }
}
