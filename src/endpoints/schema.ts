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

// The classes of zod's core as they are: zod/mini wraps the same ones in methods that nothing here calls.

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

/** An object that keeps other fields, whatever they hold or only such as fit `others`. */
// @__NO_SIDE_EFFECTS__
export function loose<Shape extends $ZodShape, Others extends $ZodType = $ZodUnknown>(
  shape: Shape,
  others?: Others,
): $ZodObject<Shape, $catchall<Others>> {
  return new $ZodObject({ type: 'object', shape, catchall: others ?? anything }) as $ZodObject<Shape, $catchall<Others>>
}

/** The same object with these fields too. */
// @__NO_SIDE_EFFECTS__
export function extend<Fields extends $ZodShape, More extends $ZodShape, Config extends $ZodObjectConfig>(
  { _zod: { def } }: $ZodObject<Fields, Config>,
  shape: More,
): $ZodObject<util.Extend<Fields, More>, Config> {
  return new $ZodObject({ ...def, shape: { ...def.shape, ...shape } }) as $ZodObject<util.Extend<Fields, More>, Config>
}

// @__NO_SIDE_EFFECTS__
export function optional<Value extends $ZodType>(value: Value): $ZodOptional<Value> {
  return new $ZodOptional({ type: 'optional', innerType: value }) as $ZodOptional<Value>
}

// @__NO_SIDE_EFFECTS__
export function nullable<Value extends $ZodType>(value: Value): $ZodNullable<Value> {
  return new $ZodNullable({ type: 'nullable', innerType: value }) as $ZodNullable<Value>
}

// @__NO_SIDE_EFFECTS__
export function list<Item extends $ZodType>(item: Item): $ZodArray<Item> {
  return new $ZodArray({ type: 'array', element: item }) as $ZodArray<Item>
}
