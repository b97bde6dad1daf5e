import type { Query, QueryClient } from '@tanstack/react-query'
import type { LisaClient } from '../client/client.ts'
import { livePositions } from '../query/live-positions.ts'
import { isTouched } from '../query/touched-paths.ts'
import { type LiveChange, versionIn } from './live-news.ts'

/** Reads again what has changed, each path once, however often it changes meanwhile. */
export interface Refresher {
  refresh(change: LiveChange): void
  /** From where on this page has to hear of changes; `undefined` while it shows nothing that says so. */
  since(): string | undefined
  /** The page hears of everything from one position on, and has heard of everything up to the other. */
  hear(from: string, upTo: string): void
  cancel(): void
}

/** The path above all others. */
const everything = ''

export function createRefresher(client: LisaClient, queryClient: QueryClient): Refresher {
  const { clock } = client.options
  const cache = queryClient.getQueryCache()
  const waiting = new Map<string, { end: () => void; version: number }>()
  const readAgain = new WeakMap<Query, number>()
  const positionOf = (query: Query): string | undefined => client.perPerson(livePositions).get(query)
  let heard: number | undefined

  /** Reads again what was answered before what the page has heard of since, once: a cache on the way may answer the same. */
  const check = (query: Query): void => {
    // What has no data yet is checked when they arrive.
    if (heard === undefined || query.state.data === undefined || readAgain.get(query) === heard) return
    if (!(versionIn(positionOf(query)) < heard)) return
    readAgain.set(query, heard)
    void queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true })
  }
  const endChecks = cache.subscribe(({ type, query, ...event }) => {
    if (type === 'updated' && 'action' in event && event.action.type === 'success') check(query)
  })
  const cancelAll = (): void => {
    for (const { end } of waiting.values()) end()
    waiting.clear()
  }
  const schedule = (path: string, version: number, delay: number): void => {
    const before = waiting.get(path) ?? waiting.get(everything)
    if (before) {
      before.version = Math.max(before.version, version)
      return
    }
    if (path === everything) cancelAll()
    const change = {
      version,
      end: clock.after(delay, () => {
        waiting.delete(path)
        // What was read after the change has it.
        const isOld = (query: Query): boolean => !(versionIn(positionOf(query)) >= change.version)
        const predicate = (query: Query): boolean => isTouched(query.queryKey, path, {}) && isOld(query)
        void queryClient.invalidateQueries({ queryKey: [client.key], predicate })
      }),
    }
    waiting.set(path, change)
  }
  return {
    refresh({ paths = [everything], version = Number.POSITIVE_INFINITY, spread }) {
      const delay = Math.random() * spread
      for (const path of paths) schedule(path, version, delay)
    },
    since: () =>
      cache
        .findAll({ queryKey: [client.key] })
        .flatMap((query) => positionOf(query) ?? [])
        .sort()[0],
    hear(from, upTo) {
      if (heard === undefined) {
        heard = versionIn(from)
        cache.findAll({ queryKey: [client.key] }).forEach(check)
      }
      heard = versionIn(upTo)
    },
    cancel() {
      cancelAll()
      endChecks()
    },
  }
}
