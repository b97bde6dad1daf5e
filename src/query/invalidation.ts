import type { Query, QueryClient } from '@tanstack/react-query'
import { isAccepted } from '../client/accepted.ts'
import type { LisaClient } from '../client/client.ts'
import type { Endpoint } from '../client/endpoint.ts'
import type { LisaError } from '../errors/lisa-error.ts'
import { readKey, segmentsOf } from './keys.ts'
import { isTouched } from './touched-paths.ts'

/** A write that LiSA has answered. */
export interface Written {
  input: unknown
  output: unknown
  /** Whether the session has ended since the write was sent. */
  hasLeft: () => boolean
}

/**
 * Brings the caches up to date after a write: its answer becomes the read that it `updates`, and the reads that it invalidates are
 * stale. A receipt (202) updates nothing, and what it will change is not fetched again yet.
 */
export async function updateCaches(
  queryClient: QueryClient,
  client: LisaClient,
  endpoint: Endpoint,
  { input, output, hasLeft }: Written,
): Promise<void> {
  const isReceipt = isAccepted(output)
  const updated = isReceipt ? undefined : endpoint.updates?.(output as never, input as never)
  const updatedKey = updated && readKey(client, ...updated)
  // A read that was sent before the write would bring the old state back.
  if (updatedKey) await queryClient.cancelQueries({ queryKey: updatedKey, exact: true })
  if (hasLeft()) return
  if (updatedKey) queryClient.setQueryData(updatedKey, output)
  const updatedQuery = updatedKey && queryClient.getQueryCache().find({ queryKey: updatedKey })
  // Two concurrent writes can be answered out of order: then the answer may be older than what LiSA has.
  const isLatest = queryClient.isMutating({ mutationKey: [client.key] }) <= 1
  const isTouchedByWrite = touchedBy(invalidatedPaths(endpoint), input)
  const isStale = (query: Query): boolean => isTouchedByWrite(query) && !(isLatest && query === updatedQuery)
  const stale = { queryKey: [client.key], predicate: isStale }
  // A read that is under way on screen was sent before the write, and would pass for fresh. A loader's read goes on.
  if (!isReceipt) await queryClient.cancelQueries({ ...stale, type: 'active' })
  void queryClient.invalidateQueries({ ...stale, refetchType: isReceipt ? 'none' : 'active' })
}

/** Whether a cached read is touched by a write with this input. */
const touchedBy =
  (paths: readonly string[], input: unknown) =>
  ({ queryKey }: Query): boolean =>
    paths.some((path) => isTouched(queryKey, path, Object(input)))

/** The paths whose reads a write makes stale: by default all under its first segment. */
export function invalidatedPaths({ invalidates, path }: Endpoint): readonly string[] {
  return invalidates ?? [`/${segmentsOf(path)[0]}`]
}

/** Fetches again what the write that failed with this error would have changed. */
export async function checkWrite(queryClient: QueryClient, client: LisaClient, error: LisaError): Promise<void> {
  const mutations = queryClient.getMutationCache().getAll()
  const write = mutations.find(({ state }) => state.error === error)
  // A mutation without our options says nothing of its paths: it may have changed anything.
  const paths = (write?.meta?.invalidates as readonly string[] | undefined) ?? ['']
  await queryClient.invalidateQueries({ queryKey: [client.key], predicate: touchedBy(paths, write?.state.variables) })
}
