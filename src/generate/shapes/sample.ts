import { type Models, wholeOf } from './models.ts'
import type { Check, Field, Shape } from './shape.ts'

/** A value of the shape: the same each time, with every field, as the document shows it where it does, and no circle goes round twice. */
export function sampleOf(models: Models, shape: Shape, within: readonly string[] = []): unknown {
  const inner = (of: Shape): unknown => sampleOf(models, of, within)
  switch (shape.kind) {
    case 'text':
      return sampleText(shape.checks)
    case 'number':
    case 'integer':
      return 1
    case 'boolean':
      return true
    case 'null':
      return null
    case 'literal':
      return shape.value
    case 'enum':
      return shape.values[0]
    case 'list':
      return goesRound(models, shape.of, within) ? [] : [inner(shape.of)].filter((one) => one !== undefined)
    case 'record':
      return shape.of.kind === 'anything' || goesRound(models, shape.of, within) ? {} : { '*': inner(shape.of) }
    case 'object':
      return Object.fromEntries(
        shape.fields
          .filter((field) => !field.isOptional || !goesRound(models, field.shape, within))
          .map((field) => [field.name, isExample(models, field) ? field.example : inner(field.shape)])
          .filter(([, value]) => value !== undefined),
      )
    case 'ref':
      return sampleOf(models, models.get(shape.key).shape, [...within, shape.key])
    case 'union':
      return sampleUnion(models, shape, within)
    case 'both':
      return sampleBoth(shape.of.map(inner))
    case 'nullable':
    case 'optional':
    case 'orNull':
      return goesRound(models, shape.of, within) ? null : inner(shape.of)
    case 'anything':
      return {}
    default:
      return undefined
  }
}

/** Whether the document shows a plain value for a field, and one that fits: documents contradict themselves. */
function isExample(models: Models, { shape, example }: Field): boolean {
  const whole = wholeOf(models, shape)
  if (whole.kind === 'text') return typeof example === 'string'
  if (whole.kind === 'number' || whole.kind === 'integer') return typeof example === 'number'
  if (whole.kind === 'boolean') return typeof example === 'boolean'
  if (whole.kind === 'enum') return whole.values.some((value) => value === example)
  return whole.kind === 'record' && wholeOf(models, whole.of).kind === 'text' && isTexts(example)
}

const isTexts = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string')

const texts: Readonly<Record<string, string>> = {
  'date-time': '2026-01-15T18:00:00Z',
  date: '2026-01-15',
  uuid: '00000000-0000-4000-8000-000000000001',
  uri: 'https://example.com/',
  email: 'someone@example.com',
}

function sampleText(checks: readonly Check[]): string {
  const format = checks.find(({ name }) => name === 'format')?.value
  const least = checks.find(({ name }) => name === 'minLength')?.value
  const text = texts[String(format)] ?? 'text'
  return typeof least === 'number' && least < 10_000 ? text.padEnd(least, 'x') : text
}

/** The first variant that does not go round, with its own value of the tag. */
function sampleUnion(models: Models, { of, tag }: Shape & { kind: 'union' }, within: readonly string[]): unknown {
  const index = Math.max(
    0,
    of.findIndex((part) => !goesRound(models, part, within)),
  )
  const part = of[index]
  const value = part && sampleOf(models, part, within)
  const own = tag?.variants.find(([, variant]) => variant === index)?.[0]
  return tag && own !== undefined && typeof value === 'object' ? { ...value, [tag.name]: own } : value
}

const sampleBoth = (values: readonly unknown[]): unknown =>
  values.every((value) => typeof value === 'object' && value !== null)
    ? Object.fromEntries(values.flatMap((value) => Object.entries(Object(value))))
    : values[0]

/** How many names a sample goes into before it ends. */
const deepest = 6

function goesRound(models: Models, shape: Shape, within: readonly string[]): boolean {
  switch (shape.kind) {
    case 'ref':
      return within.includes(shape.key) || within.length > deepest
    case 'nullable':
    case 'optional':
    case 'orNull':
      return goesRound(models, shape.of, within)
    case 'union':
      return shape.of.every((part) => goesRound(models, part, within))
    case 'both':
      return shape.of.some((part) => goesRound(models, part, within))
    default:
      return false
  }
}
