import { type Node, numberOf, textOf } from '../document/node.ts'
import type { Check } from './shape.ts'

/** Formats whose rule everybody agrees on; others are hints to people. */
const checkedFormats: ReadonlySet<string> = new Set(['date-time', 'date', 'email', 'uuid', 'uri'])

/** The limits that a schema sets to values of this type, for what is sent. */
export function limitsOf(schema: Node, type: string): Check[] {
  if (type === 'string') return textLimits(schema)
  if (type === 'number' || type === 'integer') return numberLimits(schema)
  return type === 'array' ? listLimits(schema) : []
}

function textLimits({ minLength, maxLength, pattern, format }: Node): Check[] {
  const expression = textOf(pattern)
  const known = textOf(format)
  return [
    ...limit('minLength', numberOf(minLength), (least) => least > 0),
    ...limit('maxLength', numberOf(maxLength)),
    ...(expression !== undefined && isExpression(expression) ? [{ name: 'pattern' as const, value: expression }] : []),
    ...(known !== undefined && checkedFormats.has(known) ? [{ name: 'format' as const, value: known }] : []),
  ]
}

/** OpenAPI 3.0 says with a boolean that a bound is exclusive, 3.1 with a number. */
function numberLimits({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: Node): Check[] {
  return [
    ...limit(exclusiveMinimum === true ? 'above' : 'minimum', numberOf(minimum)),
    ...limit(exclusiveMaximum === true ? 'below' : 'maximum', numberOf(maximum)),
    ...limit('above', numberOf(exclusiveMinimum)),
    ...limit('below', numberOf(exclusiveMaximum)),
    ...limit('multipleOf', numberOf(multipleOf), (step) => step > 0),
  ]
}

function listLimits({ minItems, maxItems, uniqueItems }: Node): Check[] {
  return [
    ...limit('minItems', numberOf(minItems), (least) => least > 0),
    ...limit('maxItems', numberOf(maxItems)),
    ...(uniqueItems === true ? [{ name: 'uniqueItems' as const, value: undefined }] : []),
  ]
}

const limit = (name: Check['name'], value: number | undefined, isMeant = (_: number): boolean => true): Check[] =>
  value !== undefined && isMeant(value) ? [{ name, value }] : []

function isExpression(text: string): boolean {
  try {
    new RegExp(text, 'u')
    return true
  } catch {
    return false
  }
}
