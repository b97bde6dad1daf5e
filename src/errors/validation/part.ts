/** A value in the body of a 422, with what its place says about it. */
export interface Part {
  value: unknown
  /** The field that it is about, such as `variants.0.price`; empty for none. For an entry of a list: the field of the list. */
  path: string
  /** For an entry of a list: its position. */
  index?: number
  keys: KeyMeaning
}

/**
 * What the keys of an object are, as far as its place tells:
 * - `facts` describe a problem, such as `message` or `code`; where none does, they are fields
 * - `fields` are fields, unless one of them holds a sentence
 * - `names` are fields, whatever they are called
 * - `nodes` are the words that a tree is made of, such as `errors` and `properties`
 * - `unknown` may be anything, also what was sent: only what is clearly a message counts
 */
export type KeyMeaning = 'facts' | 'fields' | 'names' | 'nodes' | 'unknown'

/** A key of an object, and its value. */
export type Fact = readonly [key: string, value: unknown]

/** What a part consists of; `undefined` where the rule does not know it. */
export type Rule = (value: object, part: Part) => Part[] | undefined

export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Whether it is an object and no list. */
export const isMap = (value: unknown): value is Record<string, unknown> => isObject(value) && !Array.isArray(value)

/** Whether it is a list that begins with a text. */
export const isTexts = (value: unknown): value is unknown[] => Array.isArray(value) && typeof value[0] === 'string'

/** Whether it is a text of several words: a code or a name has one. */
export const hasWords = (value: unknown): boolean => typeof value === 'string' && /\S\s+\S/.test(value)

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
