import type { $ZodIssue } from 'zod/v4/core'
import type { ShapeIssue } from '../errors/lisa-error.ts'

/** A schema's issues as paths and short reasons: `{ path: 'variants.0.price', message: 'expected number' }`. */
export const shapeIssues = (issues: readonly $ZodIssue[]): ShapeIssue[] =>
  issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: reason(issue) }))

// zod/mini carries no words of its own: a message other than its placeholder comes from the schema's author.
function reason(issue: $ZodIssue): string {
  if (issue.message && issue.message !== 'Invalid input') return issue.message
  return 'expected' in issue ? `expected ${issue.expected}` : issue.code.replaceAll('_', ' ')
}
