import type { Failing } from '../request/failing.ts'

/**
 * Asks the application for the header. `auth-required` where it fails to give one; a value that no header can hold is
 * a `TypeError` that does not repeat it.
 */
export async function credentialFrom(authorization: (() => unknown) | undefined, fail: Failing): Promise<string | undefined> {
  let header = ''
  try {
    header = String((await authorization?.()) ?? '').trim()
  } catch (cause) {
    throw fail('auth-required', '`authorization` failed', { cause })
  }
  if (/[^\t\x20-\x7e\x80-\xff]/.test(header)) throw new TypeError('`authorization` must be one line of text')
  return header || undefined
}

const shortestSecret = 8

/** Takes the credential out of a text, should LiSA or a proxy echo it, however JSON may have escaped it. */
export function redactor(header = ''): (text: string) => string {
  const secret = header.replace(/^\S+\s+/, '')
  if (secret.length < shortestSecret) return (text) => text
  // A sign may stand there as it is, after a backslash, or as `\u002b`.
  const spellings = new RegExp(secret.replace(/\W/g, '\\\\?\\W(u00\\w\\w)?'), 'gi')
  return (text) => text.replace(spellings, '[redacted]')
}
