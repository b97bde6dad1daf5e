import type { DataTag } from '@tanstack/react-query'
import type { LisaClient } from '../client/client.ts'
import { declaredHeaders } from '../client/declared-headers.ts'
import type { AnyInput, Endpoint } from '../client/endpoint.ts'
import { isRead, type ReadMethod } from '../client/method.ts'
import { targetOf } from '../client/target.ts'
import type { LisaError } from '../errors/lisa-error.ts'

/** A query key: the client's, then the path's segments, then the query, then the headers of the input. `['lisa', 'shows', '42', 'products', { limit: 8 }]` */
export type LisaKey = readonly [client: string, ...path: unknown[]]

/** The key of one read, by which `getQueryData` and `setQueryData` know its type. */
export type LisaReadKey<Output> = DataTag<LisaKey, Output, LisaError>

/**
 * The key of a read, of a write, or of all keys below it, for `invalidateQueries`, `getQueryData` and TanStack's filters:
 * `lisaKey(client)` is above all that a client has cached, `lisaKey(client, getShow)` above all shows with their lists and products,
 * `lisaKey(client, getShow, { id })` is the one show. Of a list in pages it is the key above; `lisaPages` has its own.
 */
export function lisaKey(client: LisaClient): LisaKey
export function lisaKey<Output>(client: LisaClient, endpoint: Endpoint<object, Output, ReadMethod>): LisaReadKey<Output>
export function lisaKey<Input, Output>(
  client: LisaClient,
  endpoint: Endpoint<Input, Output, ReadMethod>,
  input: NoInfer<Input>,
): LisaReadKey<Output>
export function lisaKey<Input>(client: LisaClient, endpoint: Endpoint<Input>, input?: Partial<NoInfer<Input>>): LisaKey
export function lisaKey(client: LisaClient, endpoint?: Endpoint, input: AnyInput = {}): LisaKey {
  if (!endpoint) return [client.key]
  if (!isRead(endpoint)) return writeKey(client, endpoint)
  const firstMissing = endpoint.path.split('/').findIndex((segment) => namesIn(segment).some((name) => input[name] === undefined))
  if (firstMissing < 0) return readKey(client, endpoint, input)
  // Above all reads whose path begins so.
  const path = endpoint.path.split('/').slice(0, firstMissing).join('/')
  return [client.key, ...targetOf({ ...endpoint, path }, input).segments]
}

/** The key of a read. A missing path parameter is a `TypeError`. */
export function readKey({ key }: LisaClient, endpoint: Endpoint, input: AnyInput): LisaKey {
  const { segments, query } = targetOf(endpoint, input)
  const headers = declaredHeaders(endpoint, input)
  // 'headers' comes after the query, so it cannot be taken for a segment of a path.
  if (headers) return [key, ...segments, query, 'headers', headers]
  return [key, ...segments, ...(Object.keys(query).length > 0 ? [query] : [])]
}

/** The key of a list in pages, which is cached in another shape than one page of it. */
export function pagesKey({ key }: LisaClient, endpoint: Endpoint, input: AnyInput): LisaKey {
  const { segments, query } = targetOf(endpoint, input)
  const headers = declaredHeaders(endpoint, input)
  return [key, ...segments, query, 'pages', ...(headers ? [headers] : [])]
}

/** The key of a read that still waits for its input: the path with its `{names}`. */
export function waitingKey({ key }: LisaClient, { path }: Endpoint): LisaKey {
  return [key, ...segmentsOf(path), {}, 'waiting']
}

/** The key of a write. */
export function writeKey({ key }: LisaClient, { method, path }: Endpoint): LisaKey {
  return [key, `${method} ${path}`]
}

/** The segments of a path. */
export const segmentsOf = (path: string): string[] => path.split('/').slice(1)

const namesIn = (segment: string): string[] => [...segment.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name)
