import type { LisaClient } from '../client/client.ts'
import { type AnyInput, type Endpoint, fillPath } from '../client/endpoint.ts'

/** A query key: the client's, then the path's segments, then the query. `['lisa', 'shows', '42', 'products', { limit: 8 }]` */
export type LisaKey = readonly [client: string, ...path: unknown[]]

/** The key of a read. A missing path parameter is a `TypeError`. */
export function readKey(client: LisaClient, endpoint: Endpoint, input: AnyInput): LisaKey {
  const query = queryOf(endpoint, input)
  return [...pathKey(client, endpoint, input), ...(Object.keys(query).length > 0 ? [query] : [])]
}

/** The key of a list in pages, which is cached in another shape than one page of it. */
export function pagesKey(client: LisaClient, endpoint: Endpoint, input: AnyInput): LisaKey {
  // A text behind the query cannot be a segment of a path.
  return [...pathKey(client, endpoint, input), queryOf(endpoint, input), 'pages']
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

const pathKey = ({ key }: LisaClient, endpoint: Endpoint, input: AnyInput): LisaKey => [
  key,
  ...segmentsOf(fillPath(endpoint, input)).map(decodeURIComponent),
]

const queryOf = (endpoint: Endpoint, input: AnyInput): AnyInput => endpoint['~sends']?.query(endpoint, input) ?? {}
