import { type AnySchema, type Definition, definitionOf, inner, wholeOf } from '../../../schema/inspect.ts'
import { candidatesFor, plainSample } from './plain-samples.ts'
import { fits, issuesOf } from './schema.ts'

/**
 * A value that fits a schema: the same each time, with every field, and no circle goes round twice. A small one has only
 * what is required. `undefined` for a schema that no such value fits.
 */
export function sampleOf(schema: AnySchema, size: 'full' | 'small' = 'full'): unknown {
  const value = grow(schema, { size, within: [], left: { count: mostValues } })
  return mended(schema, value === none ? undefined : value)
}

interface Growth {
  size: 'full' | 'small'
  /** The objects that the value stands in. */
  within: readonly Definition[]
  /** How many values may still be made; then only what is required is. */
  left: { count: number }
}

const mostValues = 2_000
const deepest = 5
/** No value is this deep. A schema that is nested deeper makes a new schema at each level. */
const endless = 50

/** There is no value: a circle, or a schema that nothing fits. */
const none = Symbol('none')

function grow(schema: AnySchema, growth: Growth): unknown {
  growth.left.count -= 1
  const own = definitionOf(schema)
  if (own.type === 'nullable') return orElse(own.innerType ? grow(own.innerType, growth) : none, null)
  const whole = wholeOf(schema)
  switch (whole.type) {
    case 'object':
      return growObject(whole, growth)
    case 'array':
      return [whole.element && isLeftOut(growth) ? none : grow(whole.element as AnySchema, growth)].filter((one) => one !== none)
    case 'tuple':
      return allOf((whole.items ?? []).map((item) => grow(item, growth)))
    case 'union':
      return growUnion(whole, growth)
    case 'intersection':
      return merged([whole.left, whole.right].map((part) => (part ? grow(part, growth) : none)))
    case 'record':
      return growRecord(whole, growth)
    case 'pipe':
      return whole.in ? grow(whole.in, growth) : none
    case 'literal':
      return whole.values?.[0]
    case 'enum':
      return Object.values(whole.entries ?? {})[0]
    case 'never':
    case 'lazy':
      return none
    case undefined:
      return unknownSamples.find((value) => fits(schema, value)) ?? none
    default:
      return plainSample(inner(schema))
  }
}

/** What fits most schemas of which nothing but that is known. */
const unknownSamples: readonly unknown[] = [{}, [], 'text', 1, true, null, { items: [], nextCursor: null }]

const orElse = (value: unknown, other: unknown): unknown => (value === none ? other : value)

const isLeftOut = ({ size, within, left }: Growth): boolean => size === 'small' || within.length > deepest || left.count < 0

function growObject(definition: Definition, growth: Growth): unknown {
  const { shape = {}, catchall } = definition
  if (growth.within.includes(definition) || growth.within.length > endless) return none
  const deeper = { ...growth, within: [...growth.within, definition] }
  const entries = Object.entries(shape).map(([name, field]): [string, unknown, boolean] => {
    const isOptional = ['optional', 'default', 'prefault'].includes(definitionOf(field).type ?? '')
    return [name, isOptional && isLeftOut(deeper) ? none : grow(field, deeper), isOptional]
  })
  if (entries.some(([, value, isOptional]) => value === none && !isOptional)) return none
  const isRecord = entries.length === 0 && catchall && !['unknown', 'any', 'never'].includes(wholeOf(catchall).type ?? '')
  const other = isRecord && !isLeftOut(deeper) ? grow(catchall, deeper) : none
  const kept = entries.filter(([, value]) => value !== none && value !== undefined).map(([name, value]) => [name, value])
  return Object.fromEntries(other === none ? kept : [['*', other]])
}

function growRecord({ keyType, valueType }: Definition & { keyType?: AnySchema }, growth: Growth): unknown {
  const names = keyType ? Object.values(wholeOf(keyType).entries ?? {}).map(String) : []
  if (!valueType || (names.length === 0 && isLeftOut(growth))) return {}
  const value = grow(valueType, growth)
  return value === none ? {} : Object.fromEntries((names.length > 0 ? names : ['*']).map((name) => [name, value]))
}

/** The first variant that does not go round and fits, with its own value of the tag. */
function growUnion({ options = [], tag, variants }: Definition, growth: Growth): unknown {
  if (tag !== undefined && variants) {
    for (const [name, variant] of Object.entries(variants)) {
      const value = grow(variant, growth)
      if (typeof value === 'object' && value !== null) return tagged(variant, value, tag, name)
    }
    return none
  }
  // A union does not say which part of a variant does not fit, so that each is mended by itself.
  const values = options.map((option) => ({ option, value: grow(option, growth) })).filter(({ value }) => value !== none)
  const whole = values.map(({ option, value }) => ({ option, value: mended(option, value) }))
  const found = whole.find(({ option, value }) => fits(option, value)) ?? values[0]
  return found ? found.value : none
}

/** A tag that is a number in the variant is a text as the name of a property. */
function tagged(variant: AnySchema, value: object, tag: string, name: string): unknown {
  const whole = { ...value, [tag]: name }
  return fits(variant, whole) || Number.isNaN(Number(name)) ? whole : { ...value, [tag]: Number(name) }
}

const allOf = (values: readonly unknown[]): unknown => (values.includes(none) ? none : values)

function merged(values: readonly unknown[]): unknown {
  if (values.includes(none)) return none
  const areObjects = values.every((value) => typeof value === 'object' && value !== null)
  return areObjects ? Object.assign({}, ...values.map(Object)) : values[0]
}

/** Tries other texts and numbers where a schema has limits that cannot be read from it. */
function mended(schema: AnySchema, value: unknown): unknown {
  const tries = new Map<string, number>()
  let whole = { value }
  for (let round = 0; round < mostRounds; round++) {
    const paths = issuesOf(schema, whole.value).map(({ path }) => path)
    if (paths.length === 0) break
    for (const path of new Set(paths)) {
      const count = tries.get(path) ?? 0
      tries.set(path, count + 1)
      const keys = path === '' ? ['value'] : ['value', ...path.split('.')]
      whole = structuredReplace(whole, keys, (old) => candidatesFor(old)[count] ?? old) as typeof whole
    }
  }
  return whole.value
}

const mostRounds = 20

function structuredReplace(holder: unknown, [key, ...rest]: readonly string[], replace: (old: unknown) => unknown): unknown {
  if (key === undefined) return replace(holder)
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return holder
  const inner = structuredReplace((holder as Record<string, unknown>)[key], rest, replace)
  if (Array.isArray(holder)) return holder.map((one, index) => (String(index) === key ? inner : one))
  return { ...holder, [key]: inner }
}
