import {
  type $catchall,
  type $strip,
  $ZodArray,
  $ZodBoolean,
  $ZodNever,
  $ZodNullable,
  $ZodNumber,
  $ZodObject,
  type $ZodObjectConfig,
  $ZodOptional,
  type $ZodShape,
  $ZodString,
  type $ZodType,
  $ZodUnknown,
  type util,
} from 'zod/v4/core'

// The constructors of zod's core have no type parameters, so each result is given its type here.

export const text = /* @__PURE__ */ new $ZodString({ type: 'string' }) as $ZodString<string>
export const number = /* @__PURE__ */ new $ZodNumber({ type: 'number' }) as $ZodNumber<number>
export const boolean = /* @__PURE__ */ new $ZodBoolean({ type: 'boolean' }) as $ZodBoolean<boolean>
export const anything = /* @__PURE__ */ new $ZodUnknown({ type: 'unknown' })
export const nothing = /* @__PURE__ */ new $ZodNever({ type: 'never' })

/** An object that drops other fields. */
// @__NO_SIDE_EFFECTS__
export function object<Shape extends $ZodShape>(shape: Shape): $ZodObject<Shape, $strip> {
  return new $ZodObject({ type: 'object', shape }) as $ZodObject<Shape, $strip>
}

/** An object that keeps other fields, whatever they hold. */
// @__NO_SIDE_EFFECTS__
export function loose<Shape extends $ZodShape>(shape: Shape): $ZodObject<Shape, $catchall<$ZodUnknown>> {
  return new $ZodObject({ type: 'object', shape, catchall: anything }) as $ZodObject<Shape, $catchall<$ZodUnknown>>
}

/** The same object with these fields too. */
// @__NO_SIDE_EFFECTS__
export function extend<Fields extends $ZodShape, More extends $ZodShape, Config extends $ZodObjectConfig>(
  { _zod: { def } }: $ZodObject<Fields, Config>,
  shape: More,
): $ZodObject<util.Extend<Fields, More>, Config> {
  return new $ZodObject({ ...def, shape: { ...def.shape, ...shape } }) as $ZodObject<util.Extend<Fields, More>, Config>
}

/** An object of any keys whose values all fit. */
// @__NO_SIDE_EFFECTS__
export function record<Value extends $ZodType>(value: Value): $ZodObject<Record<never, never>, $catchall<Value>> {
  return new $ZodObject({ type: 'object', shape: {}, catchall: value }) as $ZodObject<Record<never, never>, $catchall<Value>>
}

/** May be absent. */
// @__NO_SIDE_EFFECTS__
export function optional<Value extends $ZodType>(innerType: Value): $ZodOptional<Value> {
  return new $ZodOptional({ type: 'optional', innerType }) as $ZodOptional<Value>
}

/** May be null. */
// @__NO_SIDE_EFFECTS__
export function nullable<Value extends $ZodType>(innerType: Value): $ZodNullable<Value> {
  return new $ZodNullable({ type: 'nullable', innerType }) as $ZodNullable<Value>
}

/** A list of items that all fit. */
// @__NO_SIDE_EFFECTS__
export function list<Item extends $ZodType>(element: Item): $ZodArray<Item> {
  return new $ZodArray({ type: 'array', element }) as $ZodArray<Item>
}
