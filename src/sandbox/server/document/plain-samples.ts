import { type AnySchema, definitionOf } from '../../../schema/inspect.ts'

const texts: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-4000-8000-000000000001',
  guid: '00000000-0000-4000-8000-000000000001',
  datetime: '2026-01-15T18:00:00Z',
  date: '2026-01-15',
  time: '18:00:00',
  url: 'https://example.com/',
  email: 'someone@example.com',
}

/** A sample of a schema that holds nothing else. */
export function plainSample(schema: AnySchema): unknown {
  const { minimum = 1, maximum, format } = limitsOf(schema)
  switch (definitionOf(schema).type) {
    case 'string': {
      const text = texts[format ?? ''] ?? 'text'
      return text.padEnd(Math.min(minimum, longestText), 'x').slice(0, maximum)
    }
    case 'number':
    case 'int':
      return minimum > 1 ? minimum : Math.min(1, maximum ?? 1)
    case 'boolean':
      return true
    case 'null':
      return null
    case 'file':
      return new Blob(['sample'], { type: 'text/plain' })
    case 'unknown':
    case 'any':
      return {}
    default:
      return undefined
  }
}

const longestText = 10_000

interface Limits {
  minimum?: number
  maximum?: number
  format?: string
}

/** The limits of zod's own checks; those of others are not known. */
function limitsOf(schema: AnySchema): Limits {
  const limits: Limits = {}
  const { checks = [], ...own } = definitionOf(schema) as CheckDefinition & { checks?: { _zod?: { def?: CheckDefinition } }[] }
  for (const { check, format, minimum, maximum, length, value, inclusive } of [
    own,
    ...checks.map((one) => one._zod?.def ?? {}),
  ]) {
    if (format !== undefined) limits.format = format
    const bound = value === undefined || inclusive ? value : check === 'greater_than' ? value + 1 : value - 1
    const least = check === 'greater_than' ? bound : (minimum ?? length)
    const most = check === 'less_than' ? bound : (maximum ?? length)
    if (least !== undefined) limits.minimum = least
    if (most !== undefined) limits.maximum = most
  }
  return limits
}

interface CheckDefinition {
  check?: string
  format?: string
  minimum?: number
  maximum?: number
  length?: number
  value?: number
  inclusive?: boolean
}

/** What else to try in the place of a value that does not fit. */
export function candidatesFor(value: unknown): readonly unknown[] {
  if (typeof value === 'string')
    return [...Object.values(texts), '1', 'a', '', 'A', 'en', 'text of several words', 'x'.repeat(64)]
  if (Array.isArray(value) && value.length > 0) return [2, 3, 5, 10].map((length) => Array.from({ length }, () => value[0]))
  return typeof value === 'number' ? [0, 2, 10, 100, 0.5, -1, 1_000] : []
}
