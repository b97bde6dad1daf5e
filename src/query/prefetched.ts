import type { $ZodObject } from 'zod/v4/core'
import type { InputArgs } from '../client/client.ts'
import type { AnyInput, Endpoint } from '../client/endpoint.ts'
import type { LisaErrorJSON } from '../errors/lisa-error.ts'

/** A read to prefetch whose input has been checked by its type: the endpoint, and what a call of it takes. */
export type PrefetchRead = readonly [endpoint: Endpoint<never, unknown, 'GET'>, input?: AnyInput]

/** Reads to prefetch: each an endpoint and what a call of it takes, such as `[getShow, { id }]`. */
export type PrefetchReads<Inputs extends readonly unknown[]> = {
  readonly [Index in keyof Inputs]: readonly [
    endpoint: Endpoint<Inputs[Index], unknown, 'GET'>,
    ...input: InputArgs<NoInfer<Inputs[Index]>>,
  ]
}

/** One read as plain JSON: its place in a cache without the client's name, and its data or its error. */
export interface PrefetchedRead {
  segments: string[]
  query: Record<string, unknown>
  /** Whether it is a list, whose `data` are its first page. */
  isList: boolean
  data?: unknown
  error?: LisaErrorJSON
  /** How long to wait from now on before it makes sense to read again, in milliseconds: clocks of servers and browsers differ. */
  retryIn?: number
  /** When LiSA was asked, in epoch milliseconds of the server. */
  updatedAt: number
  /** From where a page that shows it has to hear of changes, where a gateway says so. */
  live?: string | undefined
}

/** What `prefetchLisa` and `gateway.prefetch` give: plain JSON for `LisaHydration`. */
export interface PrefetchedState {
  reads: PrefetchedRead[]
  /** Whether a read took too long and is left out: the browser makes it. */
  isIncomplete?: boolean
}

/** The state of these reads, without those that took too long. */
export function stateOf(prefetched: readonly (PrefetchedRead | undefined)[]): PrefetchedState {
  const reads = prefetched.filter((read) => read !== undefined)
  return { reads, ...(reads.length < prefetched.length && { isIncomplete: true }) }
}

/** In milliseconds. Unless the options say otherwise, a page waits no longer for a read; after that the browser fetches it. */
export const longestPrefetch = 1_000

/** Whether an endpoint answers a list in pages, as far as it says so without an answer. */
export function isPaged({ pages, query, response }: Endpoint): boolean {
  const shape = (response as Partial<$ZodObject>)._zod?.def.shape
  return pages !== undefined || (query !== undefined && shape !== undefined && 'items' in shape)
}

/** Whether this answer is a page of a list. */
export const isPage = (endpoint: Endpoint, answer: unknown): boolean =>
  isPaged(endpoint) || (endpoint.query !== undefined && Array.isArray((answer as { items?: unknown } | undefined)?.items))
