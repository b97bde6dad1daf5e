import type { Endpoint } from '../client/endpoint.ts'
import { read } from '../client/request/answer.ts'
import { failing } from '../client/request/failing.ts'
import { targetOf } from '../client/target.ts'
import { isLisaError } from '../errors/lisa-error.ts'
import { mistake } from '../errors/mistake.ts'
import { pageToCache } from '../query/cached-page.ts'
import {
  isPage,
  isPaged,
  longestPrefetch,
  type PrefetchedRead,
  type PrefetchedState,
  type PrefetchRead,
  type PrefetchReads,
  stateOf,
} from '../query/prefetched.ts'
import { failureFor } from '../query/prefetched-failure.ts'
import type { GatewayParts } from './asked-request.ts'
import type { GatewayAnswer } from './gateway-answer.ts'
import { readPublic } from './public-request.ts'
import type { GatewayRoute } from './routes.ts'

/**
 * Reads through the gateway's cache. What is not public is a `TypeError`. What the key's limit holds back for too long fails at once,
 * with when to try again; what takes too long otherwise is left out.
 */
export function createPrefetch(parts: GatewayParts, basePath: string, routes: readonly GatewayRoute[]) {
  const { clock, prefetchTimeout = longestPrefetch } = parts.config

  const prefetchOne = async ([endpoint, input = {}]: PrefetchRead, deadline: number): Promise<PrefetchedRead> => {
    const publicRead = routes.find(
      ({ endpoint: listed }) => listed.path === endpoint.path && listed.method === endpoint.method,
    )?.publicRead
    if (!publicRead) {
      throw mistake('gateway-prefetch', `prefetch: ${endpoint.method} ${endpoint.path} is not listed under \`public\``)
    }
    const { path, segments, query } = targetOf(endpoint, input)
    const url = basePath + path
    const place = { segments, query, isList: isPaged(endpoint) }
    let answer: GatewayAnswer | undefined
    try {
      answer = await readPublic(parts, publicRead, input, { deadline })
      const data = await dataOf(endpoint, path, url, answer, clock.now())
      const updatedAt = clock.wall() - (answer.age ?? 0)
      return { ...place, isList: isPage(endpoint, data), data: pageToCache(endpoint, data), updatedAt, live: answer.live }
    } catch (error) {
      // An input that is not sent at all, such as an empty id, fails without an answer.
      if (!isLisaError(error)) throw error
      return { ...place, ...failureFor(error, url, clock.now()), updatedAt: clock.wall() - (answer?.age ?? 0) }
    }
  }

  return async <Inputs extends readonly unknown[]>(...reads: PrefetchReads<Inputs>): Promise<PrefetchedState> => {
    let cancel: (() => void) | undefined
    const deadline = clock.now() + prefetchTimeout
    const late = new Promise<undefined>((resolve) => {
      cancel = clock.after(prefetchTimeout, () => resolve(undefined))
    })
    try {
      const all = (reads as readonly PrefetchRead[]).map((read) => Promise.race([prefetchOne(read, deadline), late]))
      return stateOf(await Promise.all(all))
    } finally {
      cancel?.()
    }
  }
}

/** What a browser's client would make of the answer, with the gateway's own address. */
function dataOf(endpoint: Endpoint, path: string, url: string, answer: GatewayAnswer, at: number): Promise<unknown> {
  const headers: Record<string, string> = { 'content-type': answer.contentType, 'x-request-id': answer.requestId ?? '' }
  const request = { endpoint, config: {}, size: undefined, fail: failing(endpoint, path, url) }
  const retryAt = answer.retryIn === undefined ? undefined : at + answer.retryIn
  const received = { status: answer.status, statusText: '', text: answer.body, at, retryAt, isRefused: false }
  return read(request, { ...received, header: (name) => headers[name] ?? '' })
}
