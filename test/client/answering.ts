import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type Clock,
  createLisaClient,
  isLisaError,
  type LisaClient,
  type LisaClientOptions,
  type LisaError,
} from 'lisa-query/core'
import { onTestFinished } from 'vitest'

export const show = { id: '42', title: { '*': 'Ski goggles' } }

/** A client whose every request gets this answer, and the requests that it sent. */
export function answering(
  answer: (request: Request) => Response | Promise<Response>,
  options: Partial<LisaClientOptions> = {},
): { client: LisaClient; requests: Request[] } {
  const requests: Request[] = []
  const fetch = async (request: Request): Promise<Response> => {
    // A copy, whose body can be read after the request.
    requests.push(request.clone())
    return answer(request)
  }
  return { client: createLisaClient({ baseUrl: 'https://lisa.test/v2', fetch, ...options }), requests }
}

export const json = (body: unknown, init: ResponseInit = {}): Response => Response.json(body, init)

/** The `LisaError` that this ends with; anything else it ends with is a failure of the test. */
export async function failureOf(promise: Promise<unknown>): Promise<LisaError> {
  const reason = await rejectionOf(promise)
  if (isLisaError(reason)) return reason
  throw reason
}

/** What this rejects with, whatever it is. */
export const rejectionOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => Promise.reject(new Error(`it succeeded with ${JSON.stringify(value)}`)),
    (reason) => reason,
  )

export interface HandClock extends Clock {
  /** Moves on and calls back what is due. */
  advance(milliseconds: number): void
  /** How many waits are neither over nor called off. */
  pending(): number
}

export function handClock(start = Date.UTC(2025, 0, 1)): HandClock {
  let now = start
  const waits = new Set<{ due: number; callback: () => void }>()
  return {
    now: () => now,
    after(milliseconds, callback) {
      const wait = { due: now + milliseconds, callback }
      waits.add(wait)
      return () => waits.delete(wait)
    },
    advance(milliseconds) {
      now += milliseconds
      for (const wait of [...waits]) {
        if (wait.due <= now && waits.delete(wait)) wait.callback()
      }
    },
    pending: () => waits.size,
  }
}

/** Lets everything that is ready run, without moving any clock. */
export const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

export interface Served {
  url: string
  requests: { method: string; url: string; headers: IncomingMessage['headers']; body: Buffer }[]
  /** How many sockets were opened, with or without a request on them. */
  connections: () => number
}

/** A real HTTP server that lives as long as the test. */
export async function serving(
  answer: (request: IncomingMessage, response: ServerResponse, count: number) => void,
): Promise<Served> {
  const requests: Served['requests'] = []
  let connections = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      requests.push({
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks),
      })
      answer(request, response, requests.length)
    })
  })
  server.on('connection', () => {
    connections += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, connections: () => connections }
}
