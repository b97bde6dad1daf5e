import {
  type $catchall,
  $constructor,
  type $strict,
  type $strip,
  $ZodArray,
  $ZodNullable,
  $ZodObject,
  type $ZodObjectConfig,
  $ZodOptional,
  type $ZodShape,
  $ZodType,
  type $ZodUnknown,
  type input,
  type output,
  type util,
} from 'zod/v4/core'
import { anything, nothing } from './values.ts'

/** An object that drops other fields: a query, headers. */
// @__NO_SIDE_EFFECTS__
export function object<Shape extends $ZodShape>(shape: Shape): $ZodObject<Shape, $strip> {
  return withOwnFields(new $ZodObject({ type: 'object', shape })) as $ZodObject<Shape, $strip>
}

/** An object that keeps other fields, whatever they hold. */
// @__NO_SIDE_EFFECTS__
export function loose<Shape extends $ZodShape>(shape: Shape): $ZodObject<Shape, $catchall<$ZodUnknown>> {
  return withOwnFields(new $ZodObject({ type: 'object', shape, catchall: anything })) as $ZodObject<Shape, $catchall<$ZodUnknown>>
}

/** An object that refuses other fields. */
// @__NO_SIDE_EFFECTS__
export function exact<Shape extends $ZodShape>(shape: Shape): $ZodObject<Shape, $strict> {
  return withOwnFields(new $ZodObject({ type: 'object', shape, catchall: nothing })) as $ZodObject<Shape, $strict>
}

/** The same object with these fields too. */
// @__NO_SIDE_EFFECTS__
export function extend<Fields extends $ZodShape, More extends $ZodShape, Config extends $ZodObjectConfig>(
  { _zod: { def } }: $ZodObject<Fields, Config>,
  shape: More,
): $ZodObject<util.Extend<Fields, More>, Config> {
  return withOwnFields(new $ZodObject({ ...def, shape: { ...def.shape, ...shape } })) as $ZodObject<
    util.Extend<Fields, More>,
    Config
  >
}

/** An object of any names whose values all fit. */
// @__NO_SIDE_EFFECTS__
export function record<Of extends $ZodType>(of: Of): $ZodType<Record<string, output<Of>>, Record<string, input<Of>>> {
  return new $ZodObject({ type: 'object', shape: {}, catchall: of }) as never
}

// @__NO_SIDE_EFFECTS__
export function list<Item extends $ZodType>(element: Item): $ZodArray<Item> {
  return new $ZodArray({ type: 'array', element }) as $ZodArray<Item>
}

// @__NO_SIDE_EFFECTS__
export function optional<Value extends $ZodType>(innerType: Value): $ZodOptional<Value> {
  return new $ZodOptional({ type: 'optional', innerType }) as $ZodOptional<Value>
}

// @__NO_SIDE_EFFECTS__
export function nullable<Value extends $ZodType>(innerType: Value): $ZodNullable<Value> {
  return new $ZodNullable({ type: 'nullable', innerType }) as $ZodNullable<Value>
}

/** The value, or null for an empty answer: a query cannot keep `undefined`. */
// @__NO_SIDE_EFFECTS__
export function orNull<Value extends $ZodType>(innerType: Value): $ZodType<output<Value> | null, input<Value> | null> {
  return new $LisaOrNull({ type: 'nullable', innerType } as never) as never
}

const $LisaOrNull = /* @__PURE__ */ $constructor<$ZodType>('$LisaOrNull', (inst, def) => {
  $ZodType.init(inst, def)
  const { innerType } = def as unknown as { innerType: $ZodType }
  inst._zod.parse = (payload, context) => {
    if (payload.value !== undefined && payload.value !== null) return innerType._zod.run(payload, context)
    payload.value = null
    return payload
  }
})

/** Keeps a field named `constructor` from being looked up in the prototype of an answer that lacks it. */
function withOwnFields(schema: $ZodObject): $ZodObject {
  if (!Object.keys(schema._zod.def.shape).some((name) => name in Object.prototype)) return schema
  const { run } = schema._zod
  schema._zod.run = (payload, context) => {
    const isPlain = typeof payload.value === 'object' && payload.value !== null && !Array.isArray(payload.value)
    if (isPlain) payload.value = Object.assign(Object.create(null), payload.value)
    return run(payload, context)
  }
  return schema
}
