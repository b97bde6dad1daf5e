import type { LisaClient } from '../client/client.ts'
import { type AnyInput, type Endpoint, targetOf } from '../client/endpoint.ts'

/** A query key: the client's, then the path's segments, then the query. `['lisa', 'shows', '42', 'products', { limit: 8 }]` */
export type LisaKey = readonly [client: string, ...path: unknown[]]

/** The key of a read. A missing path parameter is a `TypeError`. */
export function readKey({ key }: LisaClient, endpoint: Endpoint, input: AnyInput): LisaKey {
  const { segments, query } = targetOf(endpoint, input)
  return [key, ...segments, ...(Object.keys(query).length > 0 ? [query] : [])]
}

/** The key of a list in pages, which is cached in another shape than one page of it. */
export function pagesKey({ key }: LisaClient, endpoint: Endpoint, input: AnyInput): LisaKey {
  const { segments, query } = targetOf(endpoint, input)
  // A text behind the query cannot be a segment of a path.
  return [key, ...segments, query, 'pages']
}

/** The key of a read that still waits for its input: the path with its `{names}`. */
export function waitingKey({ key }: LisaClient, { path }: Endpoint): LisaKey {
  return [key, ...segmentsOf(path), {}, 'waiting']
}

/** The key of a write. */
export function writeKey({ key }: LisaClient, { method, path }: Endpoint): LisaKey {
  return [key, `${method} ${path}`]
}

/** The key above all reads under a path, such as `/shows`. */
export function prefixKey({ key }: LisaClient, path: string): LisaKey {
  return [key, ...segmentsOf(path)]
}

/** The segments of a path. */
export const segmentsOf = (path: string): string[] => path.split('/').slice(1)
