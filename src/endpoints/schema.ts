import type {
  $catchall,
  $strip,
  $ZodArray,
  $ZodBoolean,
  $ZodNever,
  $ZodNullable,
  $ZodNumber,
  $ZodObject,
  $ZodObjectConfig,
  $ZodOptional,
  $ZodShape,
  $ZodString,
  $ZodType,
  $ZodUnknown,
  util,
} from 'zod/v4/core'
import { $Absent, $Fields, $List, $Plain, type FieldsDef } from './schema-types.ts'

export const text = /* @__PURE__ */ new $Plain({ type: 'string' }) as $ZodString<string>
export const number = /* @__PURE__ */ new $Plain({ type: 'number' }) as $ZodNumber<number>
export const boolean = /* @__PURE__ */ new $Plain({ type: 'boolean' }) as $ZodBoolean<boolean>
export const anything = /* @__PURE__ */ new $Plain({ type: 'unknown' }) as $ZodUnknown
export const nothing = /* @__PURE__ */ new $Plain({ type: 'never' }) as $ZodNever

/** An object that drops other fields. */
// @__NO_SIDE_EFFECTS__
export function object<Shape extends $ZodShape>(shape: Shape): $ZodObject<Shape, $strip> {
  return new $Fields({ type: 'object', shape }) as $ZodObject<Shape, $strip>
}

/** An object that keeps other fields, whatever they hold or only such as fit `others`. */
// @__NO_SIDE_EFFECTS__
export function loose<Shape extends $ZodShape, Others extends $ZodType = $ZodUnknown>(
  shape: Shape,
  others?: Others,
): $ZodObject<Shape, $catchall<Others>> {
  return new $Fields({ type: 'object', shape, catchall: others ?? anything }) as $ZodObject<Shape, $catchall<Others>>
}

/** The same object with these fields too. */
// @__NO_SIDE_EFFECTS__
export function extend<Fields extends $ZodShape, More extends $ZodShape, Config extends $ZodObjectConfig>(
  { _zod: { def } }: $ZodObject<Fields, Config>,
  shape: More,
): $ZodObject<util.Extend<Fields, More>, Config> {
  return new $Fields({ ...def, shape: { ...def.shape, ...shape } } as FieldsDef) as $ZodObject<util.Extend<Fields, More>, Config>
}

// @__NO_SIDE_EFFECTS__
export function optional<Value extends $ZodType>(innerType: Value): $ZodOptional<Value> {
  return new $Absent({ type: 'optional', innerType }) as $ZodOptional<Value>
}

/** May be null, or absent as well. */
// @__NO_SIDE_EFFECTS__
export function nullable<Value extends $ZodType>(innerType: Value): $ZodNullable<Value> {
  return new $Absent({ type: 'nullable', innerType, absent: null }) as $ZodNullable<Value>
}

// @__NO_SIDE_EFFECTS__
export function list<Item extends $ZodType>(element: Item): $ZodArray<Item> {
  return new $List({ type: 'array', element }) as $ZodArray<Item>
}
