import type { Endpoint } from '../../client/endpoint.ts'
import { touches } from '../../endpoints/touches.ts'

/** A notification of LiSA as far as it is known. */
export interface LisaNotification {
  /** What it is about: `Show`. */
  collection: string
  /** What happened to it: `start`. */
  action: string
  id?: string | undefined
}

/**
 * Which reads a notification touches, by collection and action: paths as in `invalidates`, or the definitions of reads. `/shows/{id}`
 * touches that show and all below it, `/shows?` the lists of shows alone, `/shows` all of them; a definition, its reads alone. `{id}` is
 * the notification's; without one, as any other `{name}`, it stands for all.
 */
export type Touches = Readonly<Record<string, Readonly<Record<string, readonly (string | Endpoint<never>)[]>>>>

/** Assumed: LiSA documents no event for these changes of shows and products. */
const ofShow = ['/shows/{id}', '/shows?', '/shows/current', '/channels/{slug}/shows/current', '/media-items']
const ofProduct = ['/products/{id}', '/products?', '/shows/{show}/products']
const assumed: Touches = {
  show: { update: ofShow },
  product: { create: ofProduct, update: ofProduct, delete: ofProduct },
}

/** What is known of LiSA's events. The paths are assumed, as those of the endpoints are. */
export const lisaTouches: readonly Touches[] = [touches, assumed]

/** The paths that the first table that knows a notification has for it; `undefined` for an event that none knows. */
export function pathsFor(notification: LisaNotification, tables: readonly Touches[]): readonly string[] | undefined {
  for (const table of tables) {
    const actions = entryOf(table, notification.collection)
    const reads = actions && entryOf(actions, notification.action)
    if (reads) return reads.map((read) => (typeof read === 'string' ? read : `${read.path}?`))
  }
  return undefined
}

/** The value under a name, whatever its letters' case. */
function entryOf<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  const found = Object.keys(record).find((own) => own.toLowerCase() === name.toLowerCase())
  return found === undefined ? undefined : record[found]
}
