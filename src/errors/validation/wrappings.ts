import { isMap, type Part, type Rule } from './part.ts'
import { pathBelow, rowPath } from './path.ts'

/** A list: each entry is about the list's field, or is a row of it. */
export const listEntries: Rule = (value, part) => {
  if (!Array.isArray(value)) return undefined
  const isFieldsList = part.keys === 'fields'
  const path = isFieldsList ? rowPath(part) : part.path
  return value.map((entry, index): Part => {
    const keys = isFieldsList && isMap(entry) ? 'facts' : part.keys
    return { value: entry, path, index, keys }
  })
}

/** What no other rule knows has fields for its keys, unless it is an error that was thrown, with its name. */
export const fieldMap: Rule = (value, part) =>
  Object.entries(value)
    .filter(([key, value]) => key !== 'name' || !/Error$/.test(value))
    .map(([key, value]) => ({ value, path: pathBelow(key, part), keys: 'fields' }))

/** The list of problems that a text holds, as JSON: the `message` of zod's errors is one. */
export function problemsInText({ value, path }: Part): unknown {
  if (path || typeof value !== 'string' || !/^\s*[[{]\s*["{]/.test(value)) return undefined
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}
