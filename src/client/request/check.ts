import type { $ZodIssue, $ZodType } from 'zod/v4/core'
import type { ShapeIssue } from '../../errors/lisa-error.ts'

/** What a schema makes of a value, or where the value differs. */
export interface Checked {
  value?: unknown
  /** As paths and short reasons: `{ path: 'variants.0.price', message: 'expected number' }`. */
  issues: ShapeIssue[]
}

/** Checks by Standard Schema, which every schema of zod brings along; a parser would come with an error of its own. */
export async function check(schema: $ZodType, input: unknown): Promise<Checked> {
  const { value, issues = [] } = (await schema['~standard'].validate(input)) as { value?: unknown; issues?: $ZodIssue[] }
  return {
    value,
    issues: issues.map((issue) => ({
      path: issue.path.join('.'),
      // zod/mini brings no words of its own: any other message is the schema's author's.
      message:
        issue.message !== 'Invalid input' ? issue.message : 'expected' in issue ? `expected ${issue.expected}` : issue.code,
    })),
  }
}
