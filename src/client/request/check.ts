import type { ShapeIssue } from '../../errors/lisa-error.ts'
import type { SchemaIssue, SchemaResult, StandardSchema } from '../standard-schema.ts'

/** What the schema makes of a value, or where the value differs. */
export async function check(schema: StandardSchema, value: unknown): Promise<SchemaResult<unknown>> {
  return schema['~standard'].validate(value)
}

/** The issues as paths and short reasons: `{ path: 'variants.0.price', message: 'expected number' }`. */
export function shapeIssues(issues: readonly SchemaIssue[]): ShapeIssue[] {
  return issues.map((issue) => ({ path: keysOf(issue).map(String).join('.'), message: messageOf(issue) }))
}

/** The keys that lead to an issue. */
export const keysOf = ({ path = [] }: SchemaIssue): PropertyKey[] =>
  path.map((segment) => (typeof segment === 'object' ? segment.key : segment))

/** zod's core and zod/mini have no words of their own: any other message is the schema's author's. */
function messageOf(issue: SchemaIssue): string {
  if (issue.message !== 'Invalid input') return issue.message
  const { expected, code } = issue as { expected?: string; code?: string }
  return expected ? `expected ${expected}` : (code ?? issue.message)
}
