import type { $ZodObject } from 'zod/v4/core'
import type { AnyInput, Endpoint } from './endpoint.ts'

/**
 * The declared headers that an input gives. With its path and query they make a read another one than the next, so they are part
 * of its key in every cache; `undefined` where there are none.
 */
export function declaredHeaders({ headers, headerNames }: Endpoint, input: AnyInput): AnyInput | undefined {
  if (!headers) return undefined
  const given = Object.entries(Object(input.headers) as AnyInput)
  const names = headerNames ?? Object.keys((headers as Partial<$ZodObject>)._zod?.def.shape ?? {})
  const declared = given.filter(([name, value]) => value !== undefined && value !== null && names.includes(name))
  return declared.length > 0 ? Object.fromEntries(declared) : undefined
}
