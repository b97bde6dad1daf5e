import type { Mutation, Query, QueryClient } from '@tanstack/react-query'
import { isLisaError, type LisaClient } from '../index.ts'

/** A read on screen, or a write that is under way or has failed. */
export interface ShownState {
  id: string
  /** The path with its values, and the query. */
  label: string
  /** The segments of a read's path, with their values. */
  segments: readonly string[]
  /** The kind of its error; `ok`, `loading`, `refetching`, `retrying`, `paused` or `waits for its input`. */
  state: string
  isProblem: boolean
  /** How many components show it. */
  observers: number
  /** When its data came, in epoch milliseconds. */
  updatedAt: number | undefined
  isStale: boolean
}

/** What components show of a client now, the problems first. */
export function statesOnScreen(queryClient: QueryClient, { key }: LisaClient): ShownState[] {
  const reads = queryClient.getQueryCache().findAll({ queryKey: [key], type: 'active' })
  const waiting = queryClient.getQueryCache().findAll({ queryKey: [key], type: 'inactive' })
  const writes = queryClient.getMutationCache().findAll({ mutationKey: [key] })
  const states = [
    ...reads.map(readState),
    // A read that waits for its input has observers, none of which is enabled.
    ...waiting.filter((query) => query.getObserversCount() > 0).map(readState),
    ...writes.filter(({ state }) => state.status === 'pending' || state.status === 'error').map(writeState),
  ]
  return states.sort((a, b) => Number(b.isProblem) - Number(a.isProblem))
}

function readState(query: Query): ShownState {
  const { data, error, fetchStatus, fetchFailureReason, dataUpdatedAt } = query.state
  const failure = error ?? fetchFailureReason
  const kind = failure && kindOf(failure)
  const withoutError =
    fetchStatus === 'fetching'
      ? data === undefined
        ? 'loading'
        : 'refetching'
      : data === undefined
        ? 'waits for its input'
        : 'ok'
  const [, ...segments] = query.queryKey
  return {
    id: query.queryHash,
    label: labelOf(segments),
    segments: pathOf(segments),
    state: kind ? `${kind}${fetchStatus === 'fetching' ? ', retrying' : ''}` : fetchStatus === 'paused' ? 'paused' : withoutError,
    isProblem: Boolean(kind) || fetchStatus === 'paused',
    observers: query.getObserversCount(),
    updatedAt: dataUpdatedAt || undefined,
    isStale: query.isStale(),
  }
}

function writeState({ mutationId, options, state }: Mutation<unknown, Error, unknown>): ShownState {
  const failure = state.error ?? state.failureReason
  const route = String(options.mutationKey?.[1] ?? 'a write')
  const kind = failure && kindOf(failure)
  return {
    id: `write ${mutationId}`,
    label: route,
    segments: [],
    state: kind ? `${kind}${state.status === 'pending' ? ', retrying' : ''}` : state.isPaused ? 'paused' : 'saving',
    isProblem: Boolean(kind) || state.isPaused,
    observers: 1,
    updatedAt: undefined,
    isStale: false,
  }
}

const kindOf = (error: unknown): string => (isLisaError(error) ? error.kind : 'a bug, no LisaError')

/** `/shows/42/products {"limit":8}` */
function labelOf(segments: readonly unknown[]): string {
  const rest = segments.filter((segment) => typeof segment === 'object').map((segment) => JSON.stringify(segment))
  return [`/${pathOf(segments).join('/')}`, ...rest.filter((text) => text !== '{}')].join(' ')
}

/** Of a key, what stands before the query. */
function pathOf(segments: readonly unknown[]): string[] {
  const end = segments.findIndex((segment) => typeof segment === 'object')
  return segments.slice(0, end < 0 ? undefined : end).map(String)
}
