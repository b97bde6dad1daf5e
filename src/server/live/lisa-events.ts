import { touches } from '../../endpoints/touches.ts'
import type { LisaNotification, Touches } from '../gateway-options.ts'

/** The paths that a notification touches, by a table of collections and actions; `undefined` for an event that is not in it. */
export function touchedPaths({ collection, action }: LisaNotification, table: Touches = touches): readonly string[] | undefined {
  const actions = ownValue(table, collection.toLowerCase())
  return actions && ownValue(actions, action.toLowerCase())
}

const ownValue = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined
