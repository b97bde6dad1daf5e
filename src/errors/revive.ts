import {
  isLisaError,
  type LisaError,
  type LisaErrorInit,
  type LisaErrorJSON,
  type LisaErrorKind,
  lisaError,
} from './lisa-error.ts'
import { mistake } from './mistake.ts'

/** The `LisaError` that `toJSON` wrote down, `cause` and `stack` excepted; throws a `TypeError` on anything else. */
export function reviveLisaError(json: unknown): LisaError {
  if (isLisaError(json)) return json
  const facts = json as Partial<LisaErrorJSON> | null
  if (facts?.name !== 'LisaError' || !kinds.includes(facts.kind as LisaErrorKind)) {
    const advice = process.env.NODE_ENV !== 'production' ? ' needs what error.toJSON() returned' : ''
    throw mistake('revive', `reviveLisaError${advice}`)
  }
  const init = { message: String(facts.message) } as LisaErrorInit<'bad-request'>
  // The facts of its kind are taken as they were written down; members that every error has come from `lisaError`.
  const blank = lisaError(facts.kind as 'bad-request', init)
  const own = Object.entries(facts).filter(([fact]) => !(fact in blank))
  return lisaError(facts.kind as 'bad-request', { ...Object.fromEntries(own), ...init })
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
