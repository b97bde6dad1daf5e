import {
  $constructor,
  type $ZodType,
  $ZodUnion,
  type $ZodUnionDef,
  type input,
  type output,
  type ParsePayload,
} from 'zod/v4/core'
import { type VariantOf, type Variants, variantsOf } from './choices.ts'
import { number, type Schema, text } from './values.ts'

/** One of the known values, or one that is added later: an editor suggests the known, and no other breaks a client. */
export type Open<Known extends string | number> = Known | (Known extends string ? string & {} : number & {})

/** A schema for an enum of texts that may grow: any text passes. */
// @__NO_SIDE_EFFECTS__
export function openText<const Known extends string>(..._known: Known[]): Schema<Open<Known>> {
  // The list only serves the type.
  return text as unknown as Schema<Open<Known>>
}

/** A schema for an enum that may grow: any text passes, or any number where the known values are numbers. */
// @__NO_SIDE_EFFECTS__
export function open<const Known extends string | number>(...known: Known[]): Schema<Open<Known>> {
  return (typeof known[0] === 'number' ? number : text) as unknown as Schema<Open<Known>>
}

/** One documented value: any text or number passes the check, but the type is that value, so that TypeScript can tell variants apart. */
// @__NO_SIDE_EFFECTS__
export function openLiteral<const Known extends string | number>(known: Known): Schema<Known> {
  return (typeof known === 'number' ? number : text) as unknown as Schema<Known>
}

/** The first of these that fits; a value that fits none passes as it is, since variants may be added. */
// @__NO_SIDE_EFFECTS__
export function openEither<Of extends readonly $ZodType[]>(...options: Of): $ZodType<output<Of[number]>, input<Of[number]>> {
  return new $LisaOpenUnion({ type: 'union', options }) as never
}

/** Objects that a field tells apart; one with a value of the field that is not known passes as it is. */
// @__NO_SIDE_EFFECTS__
export function openVariants<const Tag extends string, Of extends Variants>(tag: Tag, of: Of): Schema<VariantOf<Tag, Of>> {
  return variantsOf(tag, of, true) as never
}

const $LisaOpenUnion = /* @__PURE__ */ $constructor<$ZodUnion>('$LisaOpenUnion', (inst, def) => {
  $ZodUnion.init(inst, def as $ZodUnionDef)
  const { parse } = inst._zod
  inst._zod.parse = (payload, context) => {
    const { value } = payload
    const result = parse({ value, issues: [] }, context) as ParsePayload<unknown>
    const isRefused = result.issues.length > 0 && (value === undefined || value === null)
    payload.value = result.issues.length > 0 ? value : result.value
    if (isRefused) payload.issues.push(...result.issues)
    return payload as never
  }
})
