import type { ShapeIssue } from '../../errors/lisa-error.ts'
import type { SchemaIssue, StandardSchema } from '../standard-schema.ts'

/** What a schema makes of a value, or where the value differs. */
export interface Checked {
  value?: unknown
  /** As paths and short reasons: `{ path: 'variants.0.price', message: 'expected number' }`. */
  issues: ShapeIssue[]
}

/** Checks a value by any Standard Schema. */
export async function check(schema: StandardSchema, input: unknown): Promise<Checked> {
  const result = await schema['~standard'].validate(input)
  if (!result.issues) return { value: result.value, issues: [] }
  return { issues: result.issues.map((issue) => ({ path: pathOf(issue), message: messageOf(issue) })) }
}

const pathOf = ({ path = [] }: SchemaIssue): string =>
  path.map((segment) => String(typeof segment === 'object' ? segment.key : segment)).join('.')

/** zod's core and zod/mini have no words of their own: any other message is the schema's author's. */
function messageOf(issue: SchemaIssue): string {
  if (issue.message !== 'Invalid input') return issue.message
  const { expected, code } = issue as { expected?: string; code?: string }
  return expected ? `expected ${expected}` : (code ?? issue.message)
}
