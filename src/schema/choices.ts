import {
  $constructor,
  $ZodEnum,
  $ZodIntersection,
  $ZodLazy,
  $ZodType,
  $ZodUnion,
  type input,
  type output,
  type ParsePayload,
} from 'zod/v4/core'
import { refuse, type Schema } from './values.ts'

/** A schema that is made when it is first needed, so that schemas may name each other in any order and in circles. */
// @__NO_SIDE_EFFECTS__
export function lazy<T>(getter: () => Schema<T>): Schema<T> {
  return new $ZodLazy({ type: 'lazy', getter }) as unknown as Schema<T>
}

/** One of these values. */
// @__NO_SIDE_EFFECTS__
export function oneOf<const Known extends string | number>(...known: Known[]): Schema<Known> {
  // A name with a number in it, so that TypeScript's reversed enums are not mistaken for it.
  const entries = Object.fromEntries(known.map((value) => [`value ${value}`, value]))
  return new $ZodEnum({ type: 'enum', entries, error: () => `Choose one of: ${known.join(', ')}.` }) as unknown as Schema<Known>
}

/** A value that fits one of these schemas; the first that fits is used. */
// @__NO_SIDE_EFFECTS__
export function either<Of extends readonly $ZodType[]>(...options: Of): $ZodType<output<Of[number]>, input<Of[number]>> {
  return new $ZodUnion({ type: 'union', options }) as never
}

/** What all of several schemas give. */
export type All<Of extends readonly $ZodType[]> = Of extends readonly [
  infer First extends $ZodType,
  ...infer Rest extends $ZodType[],
]
  ? output<First> & All<Rest>
  : unknown

/** Fits all of these; the fields of all together. */
// @__NO_SIDE_EFFECTS__
export function both<Of extends readonly $ZodType[]>(...of: Of): $ZodType<All<Of>, All<Of>> {
  return of.reduce((left, right) => new $ZodIntersection({ type: 'intersection', left, right })) as never
}

/** Objects that a field tells apart: `variants('type', { text: TextOverlay, poll: PollOverlay })`. */
// @__NO_SIDE_EFFECTS__
export function variants<const Tag extends string, Of extends Variants>(tag: Tag, of: Of): Schema<VariantOf<Tag, Of>> {
  return variantsOf(tag, of, false) as never
}

/** The variants by the value of their tag. */
export type Variants = Readonly<Record<string | number, $ZodType>>

/** Any of the variants, each with its own value of the tag, so that a check of the tag narrows the union. */
export type VariantOf<Tag extends string, Of extends Variants> = {
  [Value in keyof Of]: output<Of[Value]> & { [Name in Tag]: Value }
}[keyof Of]

interface VariantsDef {
  tag: string
  variants: Variants
  isOpen: boolean
}

/** `isOpen` lets an object pass whose tag is unknown. */
// @__NO_SIDE_EFFECTS__
export function variantsOf(tag: string, of: Variants, isOpen: boolean): $ZodType {
  return new $LisaVariants({ type: 'union', options: Object.values(of), tag, variants: of, isOpen } as never)
}

const $LisaVariants = /* @__PURE__ */ $constructor<$ZodType>('$LisaVariants', (inst, def) => {
  $ZodType.init(inst, def)
  const { tag, variants, isOpen } = def as unknown as VariantsDef
  inst._zod.parse = (payload: ParsePayload, context) => {
    const { value } = payload
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return refuse(payload, { code: 'invalid_type', expected: 'object' })
    }
    const own = Object.hasOwn(value, tag) ? (value as Record<string, unknown>)[tag] : undefined
    const known = (typeof own === 'string' || typeof own === 'number') && Object.hasOwn(variants, own) ? variants[own] : undefined
    if (known) return known._zod.run(payload, context)
    if (isOpen && own !== undefined && own !== null) return payload
    return refuse(payload, { code: 'invalid_value', values: Object.keys(variants), path: [tag] })
  }
})
