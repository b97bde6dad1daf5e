/**
 * The form's own names of fields that LiSA names differently: `{ start_at: 'startsAt', 'variants.*.price': 'rows[*].cost' }`. A name
 * covers all below it, and `*` stands for the index of a row. Or a function from LiSA's path to the form's name.
 */
export type FieldNames = Readonly<Record<string, string>> | ((path: string) => string)

/** A field's name with dots instead of brackets: `variants[0].price` becomes `variants.0.price`, and `tags[]` becomes `tags`. */
export function dottedName(name: string): string {
  return name.replace(/\[(["']?)([^\]]*?)\1\]/g, (_brackets, _quote, key: string) => key && `.${key}`).replace(/^\./, '')
}

/** The form's own name, dotted, of the field at a path of LiSA's. */
export function formNameOf(path: string, names: FieldNames = {}): string {
  const dotted = dottedName(path)
  if (typeof names === 'function') return dottedName(names(dotted) ?? dotted)
  const keys = dotted.split('.')
  // A name for a longer part of the path goes before one for a shorter part.
  for (let length = keys.length; length > 0; length -= 1) {
    const name = renamed(keys.slice(0, length), names)
    if (name !== undefined) return [name, ...keys.slice(length)].join('.')
  }
  return dotted
}

function renamed(keys: readonly string[], names: Readonly<Record<string, string>>): string | undefined {
  for (const [from, to] of Object.entries(names)) {
    const pattern = dottedName(from).split('.')
    const fits = (part: string, at: number): boolean => part === keys[at] || (part === '*' && isIndex(keys[at]))
    if (pattern.length !== keys.length || !pattern.every(fits)) continue
    const rows = keys.filter((_key, at) => pattern[at] === '*')
    return dottedName(to)
      .split('.')
      .map((part) => (part === '*' ? (rows.shift() ?? part) : part))
      .join('.')
  }
  return undefined
}

/** What `find` returns for a path, else for the nearest field around it: first `title.de`, then `title`. */
export function nearestField<Found>(path: string, find: (path: string) => Found | undefined): Found | undefined {
  const end = path.lastIndexOf('.')
  return find(path) ?? (end < 0 ? undefined : nearestField(path.slice(0, end), find))
}

/** Whether two names are one field of a row, whichever row. */
export const isSameFieldOfRow = (one: string, other: string): boolean => withoutRows(one) === withoutRows(other)

/** Whether a field stands in a row. */
export const isInRow = (name: string): boolean => name.split('.').some(isIndex)

/** The list that the innermost row around a field is part of: `variants` for `variants.0.price`. */
export function outsideRow(name: string): string {
  const keys = name.split('.')
  return keys.slice(0, keys.map(isIndex).lastIndexOf(true)).join('.')
}

const withoutRows = (name: string): string =>
  name
    .split('.')
    .map((key) => (isIndex(key) ? '*' : key))
    .join('.')

const isIndex = (key: string | undefined): boolean => /^\d+$/.test(key ?? '')
