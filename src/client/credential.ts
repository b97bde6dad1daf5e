import type { Failing } from './failing.ts'

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
  if (/[^\t\x20-\x7e\x80-\xff]/.test(header)) throw new TypeError('`authorization` must return one line of text')
  return header || undefined
}

const shortestSecret = 8

/** Takes the credential out of a text, should LiSA or a proxy echo it, however JSON may have escaped it. */
export function redactor(header = ''): (text: string) => string {
  const secret = header.replace(/^\S+\s+/, '')
  // Letters and digits are never escaped, so where its first run of them is missing there is nothing to look for.
  const start = /\w+/.exec(secret)?.[0]
  if (!start || secret.length < shortestSecret) return (text) => text
  return (text) => (text.includes(start) ? text.replace(spellingsOf(secret), '[redacted]') : text)
}

const spellingsOf = (secret: string): RegExp =>
  new RegExp(
    secret.replace(/\W/g, (sign) => `(\\\\?\\${sign}|\\\\u00${sign.charCodeAt(0).toString(16).padStart(2, '0')})`),
    'gi',
  )
