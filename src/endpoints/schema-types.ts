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
  const fields = new Map(Object.entries(shape))
  $ZodType.init(schema, def)
  schema._zod.parse = (payload, context) => {
    const { value } = payload
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(payload, 'object')
    const keys = new Set(fields.keys())
    for (const [key, field] of fields) if (field._zod.optin && !(key in value)) keys.delete(key)
    if (catchall) for (const key of Object.keys(value)) keys.add(key)
    keys.delete('__proto__')
    return each(payload, context, keys, (key) => (fields.get(key) ?? catchall) as $ZodType, {})
  }
})

/** Checks each entry of a container by its own schema, and collects the results in `whole`. */
function each<Key extends PropertyKey>(
  payload: ParsePayload,
  context: ParseContextInternal,
  keys: Iterable<Key>,
  schemaOf: (key: Key) => $ZodType,
  whole: object,
): ParsePayload | Promise<ParsePayload> {
  const from = payload.value as Record<Key, unknown>
  const pending: Promise<void>[] = []
  for (const key of keys) {
    const add = ({ value, issues }: ParsePayload): void => {
      ;(whole as Record<Key, unknown>)[key] = value
      for (const issue of issues) payload.issues.push({ ...issue, path: [key, ...(issue.path ?? [])] })
    }
    const run = schemaOf(key)._zod.run({ value: from[key], issues: [] }, context)
    // Only a schema of an application's own may take its time.
    if (run instanceof Promise) pending.push(run.then(add))
    else add(run)
  }
  payload.value = whole
  return pending[0] ? Promise.all(pending).then(() => payload) : payload
}

function refuse(payload: ParsePayload, expected: string): ParsePayload {
  payload.issues.push({ code: 'invalid_type', expected, input: payload.value } as (typeof payload.issues)[number])
  return payload
}
