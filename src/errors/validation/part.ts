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
