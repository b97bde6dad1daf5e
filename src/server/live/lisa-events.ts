import type { Endpoint } from '../../client/endpoint.ts'
import { touches } from '../../endpoints/touches.ts'

/** A notification of LiSA as far as it is known. */
export interface LisaNotification {
  /** Such as `Show`. */
  collection: string
  /** Such as `start`. */
  action: string
  id?: string | undefined
}

/**
 * Which reads a notification touches, by collection and action: paths as in `invalidates`, or the definitions of reads. A path's
 * `{id}` is the notification's; without one, all reads below what stands before it are touched.
 */
export type Touches = Readonly<Record<string, Readonly<Record<string, readonly (string | Endpoint<never>)[]>>>>

/** Not in LiSA's documentation: what changes shows and products beside the events that are in it. */
const assumed: Touches = {
  show: { update: ['/shows', '/channels', '/media-items'] },
  product: { create: ['/products', '/shows'], update: ['/products', '/shows'], delete: ['/products', '/shows'] },
}

/** What is known of LiSA's events. The paths are assumed, as those of the endpoints are. */
export const lisaTouches: readonly Touches[] = [touches, assumed]

/** The paths that a notification touches by the first table that knows it; `undefined` for an event that none knows. */
export function touchedPaths(notification: LisaNotification, tables: readonly Touches[]): readonly string[] | undefined {
  for (const table of tables) {
    const actions = entryOf(table, notification.collection)
    const reads = actions && entryOf(actions, notification.action)
    if (reads) return [...new Set(reads.map((read) => filled(typeof read === 'string' ? read : read.path, notification.id)))]
  }
  return undefined
}

/** The value under a name, whatever its letters' case. */
function entryOf<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  const found = Object.keys(record).find((own) => own.toLowerCase() === name.toLowerCase())
  return found === undefined ? undefined : record[found]
}

function filled(path: string, id: string | undefined): string {
  const known = id === undefined ? path : path.replaceAll('{id}', encodeURIComponent(id))
  return known.replace(/\/[^/]*\{.*$/, '')
}
