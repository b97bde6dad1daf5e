import { mistake } from '../../errors/mistake.ts'
import type { Failing } from '../request/failing.ts'
import type { SessionState } from './state.ts'
import { within } from './time.ts'

/**
 * Asks the application for the header. `auth-required` where it fails to give one; a value that no header can hold is
 * a `TypeError` that does not repeat it. `waits` is called where `authorization` returns a promise.
 */
export async function credentialFrom(
  authorization: (() => unknown) | undefined,
  fail: Failing,
  waits: () => void,
): Promise<string | undefined> {
  let given: unknown
  try {
    const promise = authorization?.()
    // Not `instanceof Promise`: a library for traces may have replaced the global one.
    if (Object(promise) === promise) waits()
    given = (await promise) ?? ''
  } catch (cause) {
    throw fail('auth-required', '`authorization` failed', { cause })
  }
  if (typeof given !== 'string') {
    const advice = process.env.NODE_ENV !== 'production' ? `: return the header as a text, such as 'ApiKey …'` : ''
    throw mistake('authorization-type', `\`authorization\` of createLisaClient gave a value of type ${typeof given}${advice}`)
  }
  const header = given.trim()
  if (/[^\t\x20-\x7e\x80-\xff]/.test(header)) {
    const advice = process.env.NODE_ENV !== 'production' ? ' must be one line of text' : ''
    throw mistake('authorization-text', `\`authorization\`${advice}`)
  }
  return header || undefined
}

/**
 * What the application gives now, as a request would send it: `undefined` where it gives nothing or fails to, null where it does
 * not say in time.
 */
export function givenNow({ config, disposal }: SessionState): Promise<string | undefined | null> {
  const { clock, timeout, authorization } = config
  const ask = async (): Promise<string | undefined> => String((await authorization?.()) ?? '').trim() || undefined
  const given = ask().catch(() => undefined)
  return within(clock, timeout, disposal.signal, given).catch(() => null)
}

/** Whether `authorization` still returns this credential. */
export async function isStillGiven(state: SessionState, credential: string | undefined): Promise<boolean> {
  if (credential === undefined) return false
  const given = await givenNow(state)
  return given === null || given === credential
}

/** A function that removes this credential from texts; the last one is kept, since most requests have the same credential. */
export function redactorFor(state: SessionState, credential: string | undefined): (text: string) => string {
  if (state.redactor?.credential !== credential) state.redactor = undefined
  state.redactor ??= { credential, redact: redactor(credential) }
  return state.redactor.redact
}

const shortestSecret = 8

/** Removes the credential from a text, in case LiSA or a proxy has repeated it, also where JSON has escaped it. */
export function redactor(header = ''): (text: string) => string {
  const secret = header.replace(/^\S+\s+/, '')
  if (secret.length < shortestSecret) return (text) => text
  // Each special character may be written as it is, after a backslash, or as `\u002b`.
  const spellings = new RegExp(secret.replace(/\W/g, '\\\\?\\W(u00\\w\\w)?'), 'gi')
  return (text) => text.replace(spellings, '[redacted]')
}
