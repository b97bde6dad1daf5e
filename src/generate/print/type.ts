import type { Models } from '../shapes/models.ts'
import type { Field, Shape } from '../shapes/shape.ts'
import { docComment, literalText, propertyName } from './text.ts'

/** The TypeScript type of a shape. */
export function typeText(models: Models, shape: Shape, indent = ''): string {
  const inner = (of: Shape): string => typeText(models, of, indent)
  switch (shape.kind) {
    case 'text':
      return 'string'
    case 'number':
    case 'integer':
      return 'number'
    case 'boolean':
    case 'null':
      return shape.kind
    case 'anything':
      return 'unknown'
    case 'nothing':
      return 'never'
    case 'empty':
      return 'undefined'
    case 'file':
      return 'Blob'
    case 'literal':
      return literalText(shape.value)
    case 'enum':
      return enumText(shape)
    case 'list':
      return `${grouped(shape.of, inner(shape.of))}[]`
    case 'record':
      return `{ [key: string]: ${inner(shape.of)} }`
    case 'object':
      return objectText(models, shape, indent)
    case 'ref':
      return models.nameOf(shape.key)
    case 'union':
      return unionText(models, shape, indent)
    case 'both':
      return shape.of.map((part) => grouped(part, inner(part))).join(' & ')
    case 'nullable':
    case 'orNull':
      return `${grouped(shape.of, inner(shape.of))} | null`
    case 'optional':
      return `${grouped(shape.of, inner(shape.of))} | undefined`
  }
}

/** The members of an object, as an interface has them. */
export function objectText(models: Models, shape: Shape & { kind: 'object' }, indent: string): string {
  const inner = `${indent}  `
  const lines = shape.fields.map((field) => `${fieldDoc(field, inner)}${inner}${fieldText(models, field, inner)}\n`)
  const index = shape.isIndexed ? `${inner}[key: string]: unknown\n` : ''
  const isEmpty = shape.fields.length === 0 && !shape.isIndexed
  return `{\n${lines.join('')}${isEmpty ? `${inner}[key: string]: never\n` : index}${indent}}`
}

const fieldDoc = ({ doc, isDeprecated }: Field, indent: string): string =>
  docComment([doc, isDeprecated && '@deprecated'], indent)

function fieldText(models: Models, { name, shape, isOptional }: Field, indent: string): string {
  const type = typeText(models, shape, indent)
  return `${propertyName(name)}${isOptional ? '?' : ''}: ${isOptional ? `${type} | undefined` : type}`
}

function enumText({ values, isOpen, isUnit }: Shape & { kind: 'enum' }): string {
  const known = values.map(literalText).join(' | ')
  return isOpen && !isUnit ? `s.Open<${known}>` : known
}

/** Each variant says its own value of the tag, so that a check of the tag narrows the union. */
function unionText(models: Models, { of, tag }: Shape & { kind: 'union' }, indent: string): string {
  return of
    .map((part, index) => {
      const text = grouped(part, typeText(models, part, indent))
      if (!tag || hasLiteral(models, part, tag.name)) return text
      const values = tag.variants.filter(([, own]) => own === index).map(([value]) => literalText(value))
      return `(${text} & { ${propertyName(tag.name)}: ${values.join(' | ')} })`
    })
    .join(' | ')
}

/** Whether the field's own type tells the variant apart. */
function hasLiteral(models: Models, shape: Shape, name: string): boolean {
  const known = shape.kind === 'ref' ? models.get(shape.key).shape : shape
  const field = known.kind === 'object' ? known.fields.find((one) => one.name === name) : undefined
  if (!field || field.isOptional) return false
  return field.shape.kind === 'literal' || (field.shape.kind === 'enum' && (field.shape.isUnit || !field.shape.isOpen))
}

/** In parentheses where something follows that binds closer. */
const grouped = (shape: Shape, text: string): string => {
  const isCompound =
    ['union', 'both', 'nullable', 'optional', 'orNull'].includes(shape.kind) || (shape.kind === 'enum' && shape.values.length > 1)
  return isCompound ? `(${text})` : text
}
