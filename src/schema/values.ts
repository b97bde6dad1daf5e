import {
  $constructor,
  $ZodBoolean,
  $ZodLiteral,
  $ZodNever,
  $ZodNumber,
  $ZodString,
  $ZodType,
  $ZodUndefined,
  $ZodUnknown,
  type ParsePayload,
} from 'zod/v4/core'

/** A schema whose values are the same before and after the check. */
export type Schema<T> = $ZodType<T, T>

/** Any text. */
export const text: $ZodString<string> = /* @__PURE__ */ new $ZodString({ type: 'string' }) as $ZodString<string>

/** Any finite number. */
export const number: $ZodNumber<number> = /* @__PURE__ */ new $ZodNumber({ type: 'number', checks: [] }) as $ZodNumber<number>

export const boolean: Schema<boolean> = /* @__PURE__ */ new $ZodBoolean({ type: 'boolean' }) as Schema<boolean>

export const anything: $ZodUnknown = /* @__PURE__ */ new $ZodUnknown({ type: 'unknown' })

/** Fits no value at all. */
export const nothing: $ZodNever = /* @__PURE__ */ new $ZodNever({ type: 'never' })

/** An answer without a body, such as a 204. */
export const empty: Schema<undefined> = /* @__PURE__ */ new $ZodUndefined({ type: 'undefined' }) as Schema<undefined>

interface CustomDef {
  type: string
  check: (payload: ParsePayload) => void
}

const $LisaValue = /* @__PURE__ */ $constructor<$ZodType>('$LisaValue', (inst, def) => {
  $ZodType.init(inst, def)
  inst._zod.parse = (payload) => {
    ;(def as unknown as CustomDef).check(payload)
    return payload
  }
})

/** A number without a fraction. */
export const integer: Schema<number> = /* @__PURE__ */ custom<number>('number', (payload) => {
  if (!Number.isInteger(payload.value)) refuse(payload, { code: 'invalid_type', expected: 'int' })
})

/** The bytes of a file: a `Blob`, of which a `File` is one. */
export const file: Schema<Blob> = /* @__PURE__ */ custom<Blob>('file', (payload) => {
  if (!(payload.value instanceof Blob)) refuse(payload, { code: 'invalid_type', expected: 'file' })
})

/** This one value. */
// @__NO_SIDE_EFFECTS__
export function literal<const T extends string | number | boolean | null>(value: T): Schema<T> {
  return new $ZodLiteral({ type: 'literal', values: [value] }) as unknown as Schema<T>
}

/** A schema of our own, for what zod's core has no class. */
// @__NO_SIDE_EFFECTS__
function custom<T>(type: string, check: CustomDef['check']): Schema<T> {
  return new $LisaValue({ type, check } as never) as Schema<T>
}

/** Says what is wrong with a value. */
export function refuse(
  payload: ParsePayload,
  issue: { code: string; expected?: string; values?: string[]; path?: PropertyKey[] },
): ParsePayload {
  payload.issues.push({ input: payload.value, ...issue } as never)
  return payload
}
