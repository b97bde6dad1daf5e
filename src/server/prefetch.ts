import { type AnyInput, type Endpoint, targetOf } from '../client/endpoint.ts'
import { read } from '../client/request/answer.ts'
import { failing } from '../client/request/failing.ts'
import { isLisaError, type LisaErrorJSON } from '../errors/lisa-error.ts'
import type { GatewayAnswer } from './gateway-answer.ts'
import { type GatewayParts, readPublic } from './requests.ts'
import type { GatewayRoute } from './routes.ts'

/** A read to prefetch: the endpoint, and what a call of it takes. */
export type PrefetchRead = readonly [endpoint: Endpoint<never, unknown, 'GET'>, input?: AnyInput]

/** One read as plain JSON: its place in a cache without the client's name, and its data or its error. */
export interface PrefetchedRead {
  segments: string[]
  query: Record<string, unknown>
  /** Whether it is the first page of a list. */
  isList: boolean
  data?: unknown
  error?: LisaErrorJSON
  /** When LiSA was asked, in epoch milliseconds. */
  updatedAt: number
}

/** What `prefetch` gives: plain JSON for `LisaHydration`. */
export interface PrefetchedState {
  reads: PrefetchedRead[]
}

/** In milliseconds. A page waits no longer for a read; after that the browser fetches it. */
const longestWait = 1_000

/** Reads through the gateway's cache. What is not public is a `TypeError`; what takes too long is left out. */
export function createPrefetch(parts: GatewayParts, basePath: string, routes: readonly GatewayRoute[]) {
  const { clock } = parts.config

  const prefetchOne = async ([endpoint, input = {}]: PrefetchRead): Promise<PrefetchedRead> => {
    const publicRead = routes.find(
      ({ endpoint: listed }) => listed.path === endpoint.path && listed.method === endpoint.method,
    )?.publicRead
    if (!publicRead) throw new TypeError(`prefetch: ${endpoint.method} ${endpoint.path} is not listed under \`public\``)
    const answer = await readPublic(parts, publicRead, input)
    const { path, segments, query } = targetOf(endpoint, input)
    const updatedAt = clock.wall() - (answer.age ?? 0)
    const outcome = await outcomeOf(endpoint, path, basePath, answer, clock.now())
    return { segments, query, isList: isList(endpoint, outcome.data), ...outcome, updatedAt }
  }

  return async (...reads: PrefetchRead[]): Promise<PrefetchedState> => {
    let cancel: (() => void) | undefined
    const late = new Promise<undefined>((resolve) => {
      cancel = clock.after(longestWait, () => resolve(undefined))
    })
    const found = await Promise.all(reads.map((one) => Promise.race([prefetchOne(one), late])))
    cancel?.()
    return { reads: found.filter((one) => one !== undefined) }
  }
}

/** What a browser's client would make of the answer, with the gateway's own address. */
async function outcomeOf(
  endpoint: Endpoint,
  path: string,
  basePath: string,
  answer: GatewayAnswer,
  at: number,
): Promise<{ data?: unknown; error?: LisaErrorJSON }> {
  const headers: Record<string, string> = { 'content-type': answer.contentType, 'x-request-id': answer.requestId ?? '' }
  const url = basePath + path
  const request = { endpoint, config: {}, size: undefined, fail: failing(endpoint, path, url) }
  const retryAt = answer.retryIn === undefined ? undefined : at + answer.retryIn
  const received = { status: answer.status, statusText: '', text: answer.body, at, retryAt, isRefused: false }
  try {
    return { data: await read(request, { ...received, header: (name) => headers[name] ?? '' }) }
  } catch (error) {
    if (isLisaError(error)) return { error: error.toJSON() }
    throw error
  }
}

const isList = ({ query }: Endpoint, data: unknown): boolean =>
  query !== undefined && Array.isArray((data as { items?: unknown } | undefined)?.items)
