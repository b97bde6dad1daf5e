import { useSyncExternalStore } from 'react'
import type { Row } from './rows.ts'

/** A request and its answer as they went over the wire, the credential left out. */
export interface Exchange {
  number: number
  request: string
  sent: string
  /** The status line, or what happened instead. */
  answer: string
  received: string
  milliseconds: number
}

/** Sends a row's requests, tells the sandbox what is to happen, and writes down what went over the wire. */
export interface Wire {
  fetch: (request: Request) => Promise<Response>
  useExchanges: () => readonly Exchange[]
}

export function createWire({ incident, method, times = Number.POSITIVE_INFINITY }: Row): Wire {
  let exchanges: readonly Exchange[] = []
  const listeners = new Set<() => void>()
  const write = (exchange: Exchange): void => {
    exchanges = [...exchanges.filter(({ number }) => number !== exchange.number), exchange]
    for (const listener of listeners) listener()
  }
  let count = 0
  let meant = 0

  return {
    fetch: async (request) => {
      count += 1
      const number = count
      const isMeant = method === undefined || request.method === method
      if (isMeant) meant += 1
      if (incident && isMeant && meant <= times) request.headers.set('x-sandbox-incident', incident)
      const started = performance.now()
      const sent = await request.clone().text()
      const noted = (answer: string, received: string): void =>
        write({
          number,
          request: lineOf(request),
          sent: headersOf(request.headers, sent),
          answer,
          received,
          milliseconds: performance.now() - started,
        })
      noted('…', '')
      try {
        const response = await fetch(request)
        const line = `${response.status} ${response.statusText}`
        noted(line, headersOf(response.headers, ''))
        response
          .clone()
          .text()
          .then(
            (text) => noted(line, headersOf(response.headers, text)),
            () => noted(`${line}, then cut off`, headersOf(response.headers, '')),
          )
        return response
      } catch (error) {
        noted(request.signal.aborted ? 'no answer in time' : 'no answer', '')
        throw error
      }
    },
    useExchanges: () =>
      useSyncExternalStore(
        (listener) => {
          listeners.add(listener)
          return () => listeners.delete(listener)
        },
        () => exchanges,
      ),
  }
}

const lineOf = ({ method, url }: Request): string => `${method} ${new URL(url).pathname}`
const shown = [
  'authorization',
  'content-type',
  'retry-after',
  'x-hmac-signature',
  'x-ratelimit-remaining',
  'x-request-id',
  'x-sandbox-incident',
]
const mostText = 600

function headersOf(headers: Headers, body: string): string {
  const lines = shown.flatMap((name) => {
    const value = headers.get(name)
    if (value === null) return []
    return [`${name}: ${name === 'authorization' ? `${value.split(' ')[0]} ••••••` : value}`]
  })
  const text = body.length > mostText ? `${body.slice(0, mostText)}… (${body.length.toLocaleString('en')} characters)` : body
  return [...lines, ...(text ? ['', text] : [])].join('\n')
}
