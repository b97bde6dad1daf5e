import { isObject, type Part } from './part.ts'

/** The most characters of a path, about: a hostile body can be nested very deeply. */
const longestPath = 200

/** `variants[0].price`, `/variants/0/price` and `['variants', 0, 'price']`, all of them as `variants.0.price`. */
export function normalizePath(path: unknown): string {
  return [path]
    .flat()
    .map((step) => (isObject(step) ? (step as { key?: unknown }).key : step))
    .filter((step) => typeof step === 'string' || typeof step === 'number')
    .join('.')
    .slice(0, longestPath)
    .split(/[#$./[\]"']+/)
    .filter(Boolean)
    .join('.')
}

/** The path of a field below another one. Both are normalized. */
export function join(path: string, below: string): string {
  if (!path || !below) return path || below
  return path.length < longestPath ? `${path}.${below}` : path
}

/** The path of a field below another one, which it may repeat. */
export const joinOnce = (path: string, below: string): string =>
  below === path || below.startsWith(`${path}.`) ? below : join(path, below)

/** Where the parts of an object stand: an object in the list of a field is one of its rows. */
export const rowPath = ({ path, index }: Part): string => (path && index !== undefined ? join(path, `${index}`) : path)

/** Where the value of a key stands, unless the key is around fields and is none itself. */
export function pathBelow(key: string, part: Part): string {
  const isOutermost = !part.path && part.index === undefined
  const isAround = /(errors?|issues)$/i.test(key) || (isOutermost && /^param(eter)?s$/.test(key))
  return isAround ? rowPath(part) : join(rowPath(part), normalizePath(key))
}

/** The field that a text is about; empty where the path names only the form as a whole. */
export function fieldOf({ path, keys }: Part): string {
  const field = path.replace(documents, '')
  return keys === 'names' ? field : withoutForm(field)
}

/** The path without a word for the form as a whole at its end. */
export const withoutForm = (path: string): string => path.replace(wholeForm, '')

/** Whether the key is a field's, and not a word for the form as a whole. */
export const isField = (key: string): boolean => !wholeForm.test(key)

/** What paths begin with where the server checks the whole request: `body.title`. */
const documents = /^((body|data(\.(attributes|relationships))?|input|json|query|path|instance|obj)\.)+/
/** What servers call what belongs to no field: `{ "base": ["The shop is closed"] }`. */
const wholeForm = /(^|\.)(base|root|(_|non_field_)errors?|_schema|__(all|root)__|full_messages)?$/
