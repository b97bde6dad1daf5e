import { type Models, pointerOf } from '../shapes/models.ts'
import { referencesOf, type Shape } from '../shapes/shape.ts'
import type { Operation, Update } from './operation.ts'
import { bare } from './pages.ts'

/** What each write does to cached reads: which become stale, and which one may be replaced by its answer. */
export function settleConsequences(models: Models, operations: readonly Operation[]): void {
  const reads = operations.filter(({ isRead }) => isRead)
  const shownBy = new Map(reads.map((read) => [read, pointersIn(models, read.answer.shape)]))
  for (const write of operations.filter(({ isRead }) => !isRead)) {
    const changed = changedPointer(models, write, reads)
    const touched = reads.filter((read) => changed !== undefined && shownBy.get(read)?.has(changed))
    write.invalidates = write.config.invalidates ?? pathsOf(write, touched)
    write.updates = write.config.updates === false ? undefined : updateOf(models, write, reads)
  }
}

/** The schema of what a write changes: of its own answer, else of the answer of the read at its path or at the nearest path above. */
function changedPointer(models: Models, write: Operation, reads: readonly Operation[]): string | undefined {
  const own = answeredKey(write)
  if (own !== undefined) return pointerOf(own)
  const above = reads
    .filter((read) => answeredKey(read) !== undefined && isAtOrAbove(read.path, write.path) && read.path.includes('{'))
    .sort((a, b) => b.path.length - a.path.length)
  const [nearest] = above
  const key = nearest && answeredKey(nearest)
  return key && bare(models, { kind: 'ref', key }).kind === 'object' ? pointerOf(key) : undefined
}

/** The first segments of the paths that are stale; empty where that is only the write's own, as it is by default. */
function pathsOf(write: Operation, touched: readonly Operation[]): string[] {
  const first = (path: string): string => `/${path.split('/')[1] ?? ''}`
  const paths = [...new Set([write, ...touched].map(({ path }) => first(path)))]
  // Below a path that begins with a name, nothing can be told apart by its first segment.
  return paths.length > 1 && paths.every((path) => !path.includes('{')) ? paths : []
}

/** `GET /shows/{id}` for `PATCH /shows/{id}`, `POST /shows/{id}/publish` and `POST /shows`, if all answer the same schema. */
function updateOf(models: Models, write: Operation, reads: readonly Operation[]): Update | undefined {
  const made = answeredKey(write)
  if (made === undefined) return undefined
  const fits = (read: Operation): boolean =>
    answeredKey(read) === made && read.pathNames.length === 1 && read.query.fields.every(({ isOptional }) => isOptional)
  const read =
    reads.find((read) => fits(read) && isAtOrAbove(read.path, write.path)) ??
    reads.find((read) => fits(read) && parent(read.path) === withoutNames(write.path) && read.path.endsWith('}'))
  const [name = ''] = read?.pathNames ?? []
  const field = read && idField(models, made, name)
  // The answer says best which one it is: `POST /shows/{id}/copy` answers another than its path names.
  if (read && field !== undefined) return { read, from: 'output', field }
  const isSamePath = read && withoutNames(read.path) === withoutNames(write.path)
  return isSamePath && write.pathNames.includes(name) ? { read, from: 'input', field: name } : undefined
}

const answeredKey = ({ answer: { shape } }: Operation): string | undefined => {
  const whole: Shape = shape.kind === 'optional' || shape.kind === 'orNull' ? shape.of : shape
  return whole.kind === 'ref' ? whole.key : undefined
}

/** The required field that has the value of a path's name: the one called so, or `id`. */
function idField(models: Models, key: string, pathName: string): string | undefined {
  const shape = bare(models, { kind: 'ref', key })
  if (shape.kind !== 'object') return undefined
  const isKey = (name: string): boolean =>
    shape.fields.some(
      (field) => field.name === name && !field.isOptional && ['text', 'number', 'integer'].includes(field.shape.kind),
    )
  if (isKey(pathName)) return pathName
  return /id$/i.test(pathName) && isKey('id') ? 'id' : undefined
}

const withoutNames = (path: string): string => path.replace(/\{\w+\}/gu, '{}')
const parent = (path: string): string => withoutNames(path).replace(/\/[^/]*$/, '')

const isAtOrAbove = (upper: string, lower: string): boolean =>
  lower === upper || withoutNames(lower) === withoutNames(upper) || withoutNames(lower).startsWith(`${withoutNames(upper)}/`)

/** The places of all schemas that a shape shows, however deep. */
function pointersIn(models: Models, shape: Shape): Set<string> {
  const keys = new Set(referencesOf(shape))
  for (const key of keys) for (const inner of referencesOf(models.get(key).shape)) keys.add(inner)
  return new Set([...keys].map(pointerOf))
}
