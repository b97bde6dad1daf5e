import type { Query, QueryClient } from '@tanstack/react-query'
import type { LisaClient } from '../client/client.ts'
import { livePositions } from '../query/live-positions.ts'
import { isTouched } from '../query/touched-paths.ts'
import { type LiveChange, versionIn } from './live-news.ts'

/** Reads again what has changed, each path once, however often it changes meanwhile. */
export interface Refresher {
  refresh(change: LiveChange): void
  /** The position after which this page needs all changes; `undefined` while no read on screen has one. */
  since(): string | undefined
  /** The page gets all changes after `from`, and has got all up to `upTo`. */
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
  let latestVersion: number | undefined

  /** Reads again, once, a query that is older than the last change of the page: a cache on the way may have answered with the old one. */
  const check = (query: Query): void => {
    // A query without data is checked when its data arrive.
    if (latestVersion === undefined || query.state.data === undefined || readAgain.get(query) === latestVersion) return
    if (!(versionIn(positionOf(query)) < latestVersion)) return
    readAgain.set(query, latestVersion)
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
        // A read that is newer than the change contains it.
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
      if (latestVersion === undefined) {
        latestVersion = versionIn(from)
        cache.findAll({ queryKey: [client.key] }).forEach(check)
      }
      latestVersion = versionIn(upTo)
    },
    cancel() {
      cancelAll()
      endChecks()
    },
  }
}
