import type { Models } from '../shapes/models.ts'
import type { Check, Shape } from '../shapes/shape.ts'
import { literalText, propertyName, quoted, wrapped } from './text.ts'

/** How the vocabulary is named: as such, or marked as free of side effects where it is called while a module is loaded. */
export const lazily = 's.'
export const atOnce = '/* @__PURE__ */ s.'

type Call = typeof lazily | typeof atOnce

/** The schema of a shape, in the vocabulary of `lisa-query/schema`. */
export function schemaText(models: Models, shape: Shape, call: Call, indent = ''): string {
  const inner = (of: Shape): string => schemaText(models, of, call, indent)
  switch (shape.kind) {
    case 'text':
    case 'number':
    case 'integer':
      return checkedText(`s.${shape.kind}`, shape.checks, call, indent)
    case 'boolean':
    case 'anything':
    case 'nothing':
    case 'empty':
    case 'file':
      return `s.${shape.kind}`
    case 'null':
      return `${call}literal(null)`
    case 'literal':
      return `${call}literal(${literalText(shape.value)})`
    case 'enum':
      return wrapped(call + enumHead(shape), shape.values.map(literalText), ')', indent)
    case 'list':
      return checkedText(`${call}list(${inner(shape.of)})`, shape.checks, call, indent)
    case 'record':
      return `${call}record(${inner(shape.of)})`
    case 'object':
      return objectText(models, shape, call, indent)
    case 'ref':
      return models.nameOf(shape.key)
    case 'union':
      return unionText(models, shape, call, indent)
    case 'both':
      return wrapped(`${call}both(`, parts(models, shape.of, call, indent), ')', indent)
    case 'nullable':
    case 'optional':
    case 'orNull':
      return `${call}${shape.kind}(${inner(shape.of)})`
  }
}

const parts = (models: Models, shapes: readonly Shape[], call: Call, indent: string): string[] =>
  shapes.map((part) => schemaText(models, part, call, `${indent}  `))

function checkedText(schema: string, checks: readonly Check[], call: Call, indent: string): string {
  if (checks.length === 0) return schema
  const calls = checks.map(({ name, value }) => `${call}${name}(${value === undefined ? '' : literalText(value)})`)
  return wrapped(`${call}checked(`, [schema, ...calls], ')', indent)
}

const enumHead = ({ isOpen, isUnit, values }: Shape & { kind: 'enum' }): string => {
  if (!isOpen) return 'oneOf('
  // The type of an only value is that value, so that it tells variants apart.
  if (isUnit) return 'openLiteral('
  return typeof values[0] === 'string' ? 'openText(' : 'open('
}

const heads = { kept: 'loose({', dropped: 'object({', refused: 'exact({' } as const

function objectText(models: Models, { fields, others }: Shape & { kind: 'object' }, call: Call, indent: string): string {
  const inner = `${indent}  `
  const lines = fields.map(({ name, shape, isOptional }) => {
    const text = schemaText(models, shape, call, inner)
    return `${inner}${propertyName(name)}: ${isOptional ? `${call}optional(${text})` : text},\n`
  })
  const head = call + heads[others]
  return lines.length === 0 ? `${head}})` : `${head}\n${lines.join('')}${indent}})`
}

function unionText(models: Models, { of, tag, isOpen }: Shape & { kind: 'union' }, call: Call, indent: string): string {
  if (!tag) return wrapped(call + (isOpen ? 'openEither(' : 'either('), parts(models, of, call, indent), ')', indent)
  const inner = `${indent}  `
  const entries = tag.variants.map(([value, index]) => {
    const part = of[index]
    return `${tagValueName(value)}: ${part ? schemaText(models, part, call, inner) : 's.anything'}`
  })
  return `${call}${isOpen ? 'openVariants' : 'variants'}(${quoted(tag.name)}, {\n${entries.map((entry) => `${inner}${entry},\n`).join('')}${indent}})`
}

/** A value of a tag as a property's name; numbers stay numbers, so that their type is known. */
const tagValueName = (value: string | number): string =>
  typeof value === 'string' ? propertyName(value) : /^\d+$/.test(String(value)) ? String(value) : `[${value}]`
