import {
  isLisaError,
  type LisaError,
  type LisaErrorInit,
  type LisaErrorJSON,
  type LisaErrorKind,
  lisaError,
} from './lisa-error.ts'

/** The `LisaError` that `toJSON` wrote down, `cause` and `stack` excepted; throws a `TypeError` on anything else. */
export function reviveLisaError(json: unknown): LisaError {
  if (isLisaError(json)) return json
  const facts = json as Partial<LisaErrorJSON> | null
  if (facts?.name !== 'LisaError' || !kinds.includes(facts.kind as LisaErrorKind)) {
    throw new TypeError('reviveLisaError: this is not the JSON of a LisaError; pass what error.toJSON() returned')
  }
  // Only known facts are copied, so that no key of a stranger's JSON reaches a prototype.
  const known = factNames.flatMap((name) => (Object.hasOwn(facts, name) ? [[name, facts[name]]] : []))
  // Which facts its kind requires is up to whoever wrote it down.
  return lisaError(
    facts.kind as 'bad-request',
    { ...Object.fromEntries(known), message: String(facts.message) } as LisaErrorInit<'bad-request'>,
  )
}

const kinds: readonly LisaErrorKind[] = [
  'bad-request',
  'auth-required',
  'forbidden',
  'not-found',
  'conflict',
  'too-large',
  'invalid',
  'rate-limited',
  'server-error',
  'unavailable',
  'timeout',
  'unreachable',
  'unexpected',
]

const factNames = [
  'method',
  'url',
  'status',
  'requestId',
  'body',
  'outcome',
  'requiredScope',
  'limit',
  'size',
  'fields',
  'messages',
  'retryAt',
  'offline',
  'issues',
] as const
