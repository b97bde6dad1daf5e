import { type AnySchema, fieldsOf } from '../../../schema/inspect.ts'
import type { Call } from '../routes/call.ts'
import type { Item } from './records.ts'
import { type Fields, isFields, type Resource } from './resources.ts'
import { sampleOf } from './sample.ts'
import { fits } from './schema.ts'

/** The items of one resource, as one call sees them. */
export interface KeptItems {
  all(): readonly Item[]
  /** The item that the path names. One that nobody has removed exists, as the model with its id. */
  named(): Item | undefined
  /** Adds a new one of these fields. */
  create(fields: Fields): Item
  /** Changes these fields of an item, those that would not fit its schema left out. */
  change(item: Item, fields: Fields): Item
  remove(item: Item): void
}

/** The items that a call of an endpoint at this path is about. */
export function keptItems(resource: Resource, endpointPath: string, { records, param }: Call): KeptItems {
  const { schema, idField, model, seeds } = resource
  const segments = endpointPath.split('/')
  const depth = resource.path.split('/').length
  const filled = segments.map((segment) => segment.replace(/\{([^{}]+)\}/g, (_, name: string) => encodeURIComponent(param(name))))
  // A list of the same things may stand elsewhere: `/shows/{id}/products` shows those of `/products`.
  const isBelow = endpointPath.split('/').length >= depth && resource.path.includes('{}')
  const collection = isBelow ? filled.slice(0, depth).join('/') : resource.path
  const idOf = (value: Fields): string => String(idField === undefined ? '1' : value[idField])
  const seed = (): Item[] => seeds.map((value) => ({ id: idOf(value), value }))
  const all = (): readonly Item[] => records.all(collection, seed)

  function put(id: string, value: Fields): Item {
    all()
    records.put(collection, { id, value })
    return { id, value }
  }

  return {
    all,
    named() {
      const id = param(/\{([^{}]+)\}/.exec(segments[depth] ?? '')?.[1] ?? '')
      const known = all().find((item) => item.id === id)
      if (known || records.isGone(collection, id)) return known
      const value = withId(model, idField, id)
      return !schema || fits(schema, value) ? { id, value } : undefined
    },
    create(fields) {
      const least = schema && sampleOf(schema, 'small')
      const given = idField === undefined ? undefined : fields[idField]
      const id = given === undefined ? newIdFor(resource, all(), records.newId) : String(given)
      const base = isFields(least) && fits(schema as AnySchema, withId(least, idField, id, model)) ? least : model
      return put(id, withFields(withId(base, idField, id, model), fields, schema, idField))
    },
    change: (item, fields) => put(item.id, withFields(item.value, fields, schema, idField)),
    remove(item) {
      all()
      records.remove(collection, item.id)
    },
  }
}

/** With its id, as a number where the model has one. */
function withId(value: Fields, idField: string | undefined, id: string, model: Fields = value): Fields {
  if (idField === undefined) return value
  const isNumber = typeof model[idField] === 'number' && /^-?\d+$/.test(id)
  return { ...value, [idField]: isNumber ? Number(id) : id }
}

function newIdFor({ idField, model, schema }: Resource, items: readonly Item[], newId: () => string): string {
  if (idField !== undefined && typeof model[idField] === 'number') {
    return String(Math.max(0, ...items.map(({ id }) => Number(id) || 0)) + 1)
  }
  const id = newId()
  return idField === undefined || !schema || fits(schema, withId(model, idField, id)) ? id : String(model[idField])
}

/** The fields that an answer has, as far as they fit; the id stays. */
function withFields(value: Fields, fields: Fields, schema: AnySchema | undefined, idField: string | undefined): Fields {
  const names = schema ? fieldsOf(schema).map(([name]) => name) : []
  const isShown = (name: string): boolean => name !== idField && (names.length === 0 || names.includes(name))
  const shown = Object.entries(fields).filter(([name]) => isShown(name))
  const whole = { ...value, ...Object.fromEntries(shown) }
  if (!schema || fits(schema, whole)) return whole
  let kept = value
  for (const [name, field] of shown) {
    const next = { ...kept, [name]: field }
    if (fits(schema, next)) kept = next
  }
  return kept
}
