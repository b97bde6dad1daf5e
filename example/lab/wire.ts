import { pretty, shownHeaders } from './wire-text.ts'

/** One thing that went over the wire: a request on its way, or what came back. */
export interface Entry {
  id: number
  kind: 'request' | 'answer'
  /** `GET /api/lisa/shows/current`. */
  request: string
  /** How often the same had been tried by then, without success. */
  attempt: number
  /** How long before it nothing was sent for it, in milliseconds; only of a request that is tried again. */
  pause?: number
  /** The status line, or what happened instead. */
  line: string
  isOk: boolean
  /** From the request to the end of the answer, in milliseconds. */
  duration?: number
  headers: readonly string[]
  body: string
}

/** Sends a run's requests, tells the sandbox what is to happen, and writes down what went over the wire. */
export interface Wire {
  send: (request: Request) => Promise<Response>
  subscribe: (listener: () => void) => () => void
  /** In the order it happened; the same array until something does. */
  entries: () => readonly Entry[]
}

interface Tries {
  count: number
  endedAt: number
}

/** `incidentFor` says what is to happen to the first, the second, … request of this method; to others nothing does. */
export function createWire(method: string, incidentFor: (count: number) => string): Wire {
  let entries: readonly Entry[] = []
  const listeners = new Set<() => void>()
  const tries = new Map<string, Tries>()
  let count = 0

  const write = (entry: Omit<Entry, 'id'>): void => {
    entries = [...entries, { id: entries.length, ...entry }]
    for (const listener of listeners) listener()
  }

  return {
    entries: () => entries,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    send: async (request) => {
      if (request.method === method) {
        count += 1
        const incident = incidentFor(count)
        if (incident) request.headers.set('x-sandbox-incident', incident)
      }
      const { pathname, search } = new URL(request.url)
      const what = `${request.method} ${pathname}${search}`
      const before = tries.get(what)
      const attempt = (before?.count ?? 0) + 1
      const sent = await request.clone().text()
      const startedAt = performance.now()
      write({
        kind: 'request',
        request: what,
        attempt,
        ...(before && { pause: startedAt - before.endedAt }),
        line: what,
        isOk: true,
        headers: shownHeaders(request.headers),
        body: pretty(sent),
      })
      const end = (line: string, isOk: boolean, headers?: Headers, body = ''): void => {
        const endedAt = performance.now()
        if (isOk) tries.delete(what)
        else tries.set(what, { count: attempt, endedAt })
        const shown = { headers: headers ? shownHeaders(headers) : [], body: pretty(body) }
        write({ kind: 'answer', request: what, attempt, line, isOk, duration: endedAt - startedAt, ...shown })
      }
      try {
        const response = await fetch(request)
        const { status, statusText, ok, headers } = response
        const line = `${status} ${statusText}`.trim()
        response
          .clone()
          .text()
          .then(
            (text) => end(line, ok, headers, text),
            () => end(`${line}, then cut off`, false, headers),
          )
        return response
      } catch (error) {
        end(request.signal.aborted ? 'No answer in time' : 'No answer', false)
        throw error
      }
    },
  }
}
