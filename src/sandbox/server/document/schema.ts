import type { AnySchema } from '../../../schema/inspect.ts'

export interface Issue {
  /** `variants.0.price`; empty for the whole. */
  path: string
  message: string
}

/** What a schema finds fault with; nothing where it answers later, since a sandbox does not wait for it. */
export function issuesOf(schema: AnySchema, value: unknown): Issue[] {
  const result = schema['~standard'].validate(value)
  if (result instanceof Promise) return []
  return (result.issues ?? []).map(({ path = [], message }) => ({
    path: path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
    message,
  }))
}

/** Whether a value fits. */
export const fits = (schema: AnySchema, value: unknown): boolean => issuesOf(schema, value).length === 0
