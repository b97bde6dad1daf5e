import type { LisaClient } from '../../index.ts'
import { type ClientRecord, emptyRecord, next } from './record.ts'

/** A client's record as an external store, brought up to date at most once a frame. */
export interface RecordStore {
  /** As of the last frame. */
  get(): ClientRecord
  /** As of now. */
  latest(): ClientRecord
  subscribe(listener: () => void): () => void
  /** Forgets what has happened so far. */
  clear(): void
  stop(): void
}

/** Begins with what the client still knows, which in a production build is nothing. */
export function createRecordStore({ events, development }: LisaClient): RecordStore {
  const listeners = new Set<() => void>()
  let record = (development?.recent() ?? []).reduce(next, emptyRecord)
  let shown = record
  let cancelFrame: (() => void) | undefined

  const show = (): void => {
    cancelFrame = undefined
    shown = record
    for (const listener of listeners) listener()
  }
  const unsubscribe = events.subscribe((event) => {
    record = next(record, event)
    if (listeners.size > 0) cancelFrame ??= atNextFrame(show)
  })
  return {
    get: () => shown,
    latest: () => record,
    subscribe(listener) {
      if (listeners.size === 0) shown = record
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    clear() {
      const { live } = record
      record = { ...emptyRecord, live, requests: record.requests.filter(({ end }) => !end) }
      show()
    },
    stop() {
      cancelFrame?.()
      unsubscribe()
    },
  }
}

function atNextFrame(callback: () => void): () => void {
  const frame = requestAnimationFrame(callback)
  return () => cancelAnimationFrame(frame)
}
