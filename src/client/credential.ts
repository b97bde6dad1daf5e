import type { Failing } from './failing.ts'

/**
 * Asks the application for the header. `auth-required` where it fails to give one; a value that no header can hold is
 * a `TypeError` that does not repeat it.
 */
export async function credentialFrom(authorization: (() => unknown) | undefined, fail: Failing): Promise<string | undefined> {
  const asked = async (): Promise<unknown> => authorization?.()
  const value = await asked().catch((cause) => {
    throw fail('auth-required', '`authorization` failed', { cause })
  })
  if (value === undefined || value === null || value === '') return undefined
  const header = String(value).trim()
  if (!/^[\t\x20-\x7e\x80-\xff]+$/.test(header))
    throw new TypeError('`authorization` must return text that fits a header, without line breaks')
  return header
}

const shortestSecret = 4

/** Takes the credential out of a text, should LiSA or a proxy echo it; JSON may have escaped its slashes. */
export function redactor(header = ''): (text: string) => string {
  const secret = header.slice(header.indexOf(' ') + 1)
  if (secret.length < shortestSecret) return (text) => text
  const echo = new RegExp(secret.replace(/\W/g, '\\$&').replaceAll('\\/', '\\\\?/'), 'g')
  return (text) => text.replace(echo, '[redacted]')
}
