import {
  $constructor,
  type $ZodShape,
  $ZodType,
  type $ZodTypeDef,
  type ParseContextInternal,
  type ParsePayload,
} from 'zod/v4/core'

// Schemas of zod, of types that are made from its core as it provides for: its own also coerce, bound, match, default,
// discriminate and memoize, which nothing here does and which every page would load, two kilobytes of it.

export const $Plain = /* @__PURE__ */ $constructor<$ZodType>('$LisaPlain', (schema, def) => {
  $ZodType.init(schema, def)
  schema._zod.parse = (payload) => {
    const { value } = payload
    const isFit = def.type === 'number' ? Number.isFinite(value) : def.type === 'unknown' || typeof value === def.type
    return isFit ? payload : refuse(payload, def.type)
  }
})

export const $Absent = /* @__PURE__ */ $constructor<$ZodType, $ZodTypeDef & { innerType: $ZodType; absent?: null }>(
  '$LisaAbsent',
  (schema, def) => {
    $ZodType.init(schema, def)
    schema._zod.optin = 'optional'
    schema._zod.optout = 'optional'
    schema._zod.parse = (payload, context) => (payload.value === def.absent ? payload : def.innerType._zod.run(payload, context))
  },
)

export const $List = /* @__PURE__ */ $constructor<$ZodType, $ZodTypeDef & { element: $ZodType }>('$LisaList', (schema, def) => {
  $ZodType.init(schema, def)
  schema._zod.parse = (payload, context) => {
    const { value } = payload
    return Array.isArray(value) ? each(payload, context, value.keys(), () => def.element, []) : refuse(payload, 'array')
  }
})

export interface FieldsDef extends $ZodTypeDef {
  shape: $ZodShape
  /** What other fields must fit; without it they are dropped. */
  catchall?: $ZodType
}

export const $Fields = /* @__PURE__ */ $constructor<$ZodType, FieldsDef>('$LisaFields', (schema, def) => {
  const { shape, catchall } = def
  $ZodType.init(schema, def)
  schema._zod.parse = (payload, context) => {
    const { value } = payload
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(payload, 'object')
    const isSent = (key: string): boolean => key in value || shape[key]?._zod.optin === undefined
    const keys = new Set([...Object.keys(shape).filter(isSent), ...(catchall ? Object.keys(value) : [])])
    keys.delete('__proto__')
    return each(payload, context, keys, (key) => shape[key] ?? (catchall as $ZodType), {})
  }
})

/** Checks each entry of a container by its own schema, and collects the results in `whole`. */
function each<Key extends PropertyKey>(
  payload: ParsePayload,
  context: ParseContextInternal,
  keys: Iterable<Key>,
  schemaOf: (key: Key) => $ZodType,
  whole: unknown[] | object,
): ParsePayload | Promise<ParsePayload> {
  const from = payload.value as Record<Key, unknown>
  const runs = [...keys].map((key) => [key, schemaOf(key)._zod.run({ value: from[key], issues: [] }, context)] as const)
  const collect = (entries: (readonly [Key, ParsePayload])[]): ParsePayload => {
    for (const [key, { value, issues }] of entries) {
      ;(whole as Record<Key, unknown>)[key] = value
      for (const issue of issues) payload.issues.push({ ...issue, path: [key, ...(issue.path ?? [])] })
    }
    payload.value = whole
    return payload
  }
  // Only a schema of an application's own may take its time.
  return runs.some(([, run]) => run instanceof Promise)
    ? Promise.all(runs.map(async ([key, run]) => [key, await run] as const)).then(collect)
    : collect(runs as [Key, ParsePayload][])
}

function refuse(payload: ParsePayload, expected: string): ParsePayload {
  payload.issues.push({ code: 'invalid_type', expected, input: payload.value } as (typeof payload.issues)[number])
  return payload
}
