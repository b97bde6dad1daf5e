import type { ShapeIssue } from '../../errors/lisa-error.ts'
import type { SchemaIssue, SchemaResult, StandardSchema } from '../standard-schema.ts'

type Result = SchemaResult<unknown>

/** The schema's output for a value, or the issues; a promise only if the schema is asynchronous. */
export const check = (schema: StandardSchema, value: unknown): Result | Promise<Result> => schema['~standard'].validate(value)

/**
 * Checks an answer. A null that its schema refuses counts as an absent field, since most of these shapes are assumed: only
 * such fields are taken out, and every other null stays.
 */
export async function checkAnswer(schema: StandardSchema, answer: unknown): Promise<Result> {
  let result = await check(schema, answer)
  if (!result.issues) return result
  const changed = copyOf(answer)
  // Some schemas report the next issue only after the first one is gone.
  while (result.issues && removeNulls(changed, result.issues)) result = await check(schema, changed)
  if (!result.issues || !removeNullsBelow(changed, result.issues)) return result
  const second = await check(schema, changed)
  return second.issues ? result : second
}

/** A copy of an answer's lists and objects at every depth. What JSON does not have, such as a file, stays the same object. */
function copyOf(answer: unknown): unknown {
  const copy = { answer }
  const open: Record<string, unknown>[] = [copy]
  // What an endpoint reads itself can contain itself.
  const copies = new Map<unknown, object>()
  for (let holder = open.pop(); holder; holder = open.pop()) {
    for (const [key, value] of Object.entries(holder)) {
      const inner = copies.get(value) ?? (Array.isArray(value) ? [...value] : isFields(value) ? { ...value } : undefined)
      if (!inner) continue
      holder[key] = inner
      if (copies.has(value)) continue
      copies.set(value, inner)
      open.push(inner as Record<string, unknown>)
    }
  }
  return copy.answer
}

/** The issues as paths and short reasons: `{ path: 'variants.0.price', message: 'expected number' }`. */
export function shapeIssues(issues: readonly SchemaIssue[]): ShapeIssue[] {
  return issues.map((issue) => ({ path: keysOf(issue).map(String).join('.'), message: messageOf(issue) }))
}

/** The keys that lead to an issue. */
export const keysOf = ({ path = [] }: SchemaIssue): PropertyKey[] =>
  path.map((segment) => (typeof segment === 'object' ? segment.key : segment))

/** zod's core and zod/mini have no messages of their own: any other message was written by the schema's author. */
function messageOf(issue: SchemaIssue): string {
  if (issue.message !== 'Invalid input') return issue.message
  const { expected, code } = issue as { expected?: string; code?: string }
  return expected ? `expected ${expected}` : (code ?? issue.message)
}

/** Takes out the fields that the issues are about and that are null. Returns whether there were any. */
function removeNulls(answer: unknown, issues: readonly SchemaIssue[]): boolean {
  const found = issues.flatMap((issue) => {
    const keys = keysOf(issue)
    const holder = valueAt(answer, keys.slice(0, -1))
    const key = keys.at(-1)
    return isFields(holder) && key !== undefined && Object.hasOwn(holder, key) && holder[key] === null ? [{ holder, key }] : []
  })
  for (const { holder, key } of found) delete holder[key]
  return found.length > 0
}

/** Takes out every null field below the issues: an issue of a union is about the whole value and does not name the field. */
function removeNullsBelow(answer: unknown, issues: readonly SchemaIssue[]): boolean {
  // What is added while the loop runs is visited as well, each value once.
  const open = new Set(issues.map((issue) => valueAt(answer, keysOf(issue))))
  let hasChanged = false
  for (const value of open) {
    for (const [key, inner] of Object.entries(Object(value))) {
      if (Array.isArray(inner) || isFields(inner)) open.add(inner)
      if (inner !== null || !isFields(value)) continue
      delete value[key]
      hasChanged = true
    }
  }
  return hasChanged
}

/** The value at the end of these keys; `undefined` where there is none. */
export const valueAt = (value: unknown, keys: readonly PropertyKey[]): unknown =>
  keys.reduce((inner: unknown, key) => (Object.hasOwn(Object(inner), key) ? Object(inner)[key] : undefined), value)

/** Whether it is an object with fields, as JSON has them, and no list: leaving out an item would change a list. */
const isFields = (value: unknown): value is Record<PropertyKey, unknown> =>
  typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value))
