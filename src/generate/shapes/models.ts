import type { TakenNames } from '../names/taken.ts'
import { capitalize, pascalCase } from '../names/words.ts'
import { anything, type Direction, referencesOf, type Shape } from './shape.ts'

/** A schema with a name of its own, as it is sent or answered. */
export interface Model {
  /** The place of its schema in the document, or an invented one. */
  pointer: string
  direction: Direction
  /** The name that it would like, asked for when all names are settled. */
  wanted: () => string
  doc: string | undefined
  shape: Shape
}

/** All models found so far. They get their names at the end: a model that is sent and one that is answered may turn out to be the same. */
export interface Models {
  /** A reference to the model of this schema; `read` gives its shape the first time. */
  refer(model: Omit<Model, 'shape'>, read: () => Shape): Shape
  get(key: string): Model
  /** Gives every model its name, and those that are the same in both directions one. */
  settle(taken: TakenNames): void
  /** The name under which a settled model is exported. */
  nameOf(key: string): string
  /** The models to print, in the order in which they were found. */
  printed(): Model[]
}

export function createModels(): Models {
  const byKey = new Map<string, Model>()
  const names = new Map<string, string>()
  const isPrinted = new Set<string>()

  function get(key: string): Model {
    const model = byKey.get(key)
    if (!model) throw new Error(`no model ${key}`)
    return model
  }

  function nameOf(key: string): string {
    const name = names.get(key)
    if (name === undefined) throw new Error(`no name for ${key}`)
    return name
  }

  return {
    get,
    nameOf,
    printed: () => [...isPrinted].map(get),
    refer(model, read) {
      const key = keyOf(model.pointer, model.direction)
      if (!byKey.has(key)) {
        const made: Model = { ...model, shape: anything }
        byKey.set(key, made)
        made.shape = read()
      }
      return { kind: 'ref', key }
    },
    settle(taken) {
      for (const [key, model] of byKey) model.shape = withoutEndlessNames(byKey, key, model.shape)
      const differing = differingPointers(byKey)
      for (const { pointer, direction, wanted } of byKey.values()) {
        const key = keyOf(pointer, direction)
        if (names.has(key)) continue
        const otherKey = keyOf(pointer, direction === 'sent' ? 'answered' : 'sent')
        const base = taken.take(pascalCase(wanted()))
        const [answeredKey, sentKey] = direction === 'sent' ? [otherKey, key] : [key, otherKey]
        if (!differing.has(pointer) || !byKey.has(otherKey)) {
          names.set(key, base)
          if (byKey.has(otherKey)) names.set(otherKey, base)
          isPrinted.add(key)
        } else {
          names.set(answeredKey, base)
          names.set(sentKey, taken.take(`${capitalize(base)}Input`))
          isPrinted.add(answeredKey)
          isPrinted.add(sentKey)
        }
      }
    },
  }
}

/** The shape behind names and wrappers. */
export function wholeOf(models: Models, shape: Shape, depth = 0): Shape {
  if (depth > deepest) return shape
  if (shape.kind === 'ref') return wholeOf(models, models.get(shape.key).shape, depth + 1)
  const isWrapper = shape.kind === 'nullable' || shape.kind === 'optional' || shape.kind === 'orNull'
  return isWrapper ? wholeOf(models, shape.of, depth + 1) : shape
}

/** A name may stand for another one, but not for so many. */
const deepest = 20

export const keyOf = (pointer: string, direction: Direction): string => `${direction} ${pointer}`

export const pointerOf = (key: string): string => key.slice(key.indexOf(' ') + 1)

/** The pointers of models that are sent otherwise than they are answered, themselves or anything in them. */
function differingPointers(models: ReadonlyMap<string, Model>): Set<string> {
  const differing = new Set<string>()
  const usersOf = new Map<string, Set<string>>()
  for (const { pointer, direction, shape } of models.values()) {
    for (const inner of referencesOf(shape).map(pointerOf)) usersOf.set(inner, (usersOf.get(inner) ?? new Set()).add(pointer))
    const other = models.get(keyOf(pointer, direction === 'sent' ? 'answered' : 'sent'))
    if (other && fingerprint(other.shape) !== fingerprint(shape)) differing.add(pointer)
  }
  const queue = [...differing]
  for (let pointer = queue.pop(); pointer !== undefined; pointer = queue.pop()) {
    for (const user of usersOf.get(pointer) ?? []) {
      if (!differing.has(user)) queue.push(user)
      differing.add(user)
    }
  }
  return differing
}

/** The shape with `anything` in place of a type that refers directly to itself, as in `type A = A | string`. */
function withoutEndlessNames(models: ReadonlyMap<string, Model>, key: string, shape: Shape, seen: readonly string[] = []): Shape {
  if (shape.kind === 'ref') {
    if (shape.key === key) return anything
    const model = models.get(shape.key)
    const isEndless = model && !seen.includes(shape.key) && leadsTo(models, key, model.shape, [...seen, shape.key])
    return isEndless ? anything : shape
  }
  if (shape.kind === 'nullable') return { ...shape, of: withoutEndlessNames(models, key, shape.of, seen) }
  if (shape.kind === 'union' || shape.kind === 'both') {
    return { ...shape, of: shape.of.map((part) => withoutEndlessNames(models, key, part, seen)) }
  }
  return shape
}

/** Whether a name is reached through names, unions and intersections alone. */
function leadsTo(models: ReadonlyMap<string, Model>, key: string, shape: Shape, seen: readonly string[]): boolean {
  if (shape.kind === 'nullable') return leadsTo(models, key, shape.of, seen)
  if (shape.kind === 'union' || shape.kind === 'both') return shape.of.some((part) => leadsTo(models, key, part, seen))
  if (shape.kind !== 'ref') return false
  const model = models.get(shape.key)
  return (
    shape.key === key ||
    (model !== undefined && !seen.includes(shape.key) && leadsTo(models, key, model.shape, [...seen, shape.key]))
  )
}

/** The shape as a text, references by pointer only. */
const fingerprint = (shape: Shape): string =>
  JSON.stringify(shape, (name, value) => (name === 'key' ? pointerOf(String(value)) : value))
