import type { LisaNotification } from '../gateway-options.ts'

/**
 * Which reads LiSA's events touch, by paths as in `invalidates`. LiSA documents the events of shows; the paths are assumed, as
 * those of the endpoints are.
 */
const touchedBy: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  show: {
    create: ['/shows', '/channels', '/media-items'],
    delete: ['/shows', '/channels', '/media-items'],
    publish: ['/shows', '/channels', '/media-items'],
    start: ['/shows', '/channels', '/media-items'],
    stop: ['/shows', '/channels', '/media-items'],
  },
}

/** The paths that a notification touches; `undefined` for an event that is not known. */
export function touchedPaths({ collection, action }: LisaNotification): readonly string[] | undefined {
  const actions = ownValue(touchedBy, collection.toLowerCase())
  return actions && ownValue(actions, action.toLowerCase())
}

const ownValue = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined
