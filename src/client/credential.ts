/** A request's credential, and how to keep it out of everything that is shown or stored. */
export interface Credential {
  header: string | undefined
  /** The same text without the credential, should LiSA or a proxy echo it. */
  redact(text: string): string
}

/**
 * Asks the application for the header. Where it cannot give one, what `absent` makes of its reason is thrown;
 * a value that no header can hold is a `TypeError` that does not repeat it.
 */
export async function credentialFrom(
  authorization: (() => unknown) | undefined,
  absent: (reason: unknown) => unknown,
): Promise<Credential> {
  const asked = async (): Promise<unknown> => authorization?.()
  const value = await asked().catch((reason) => Promise.reject(absent(reason)))
  if (value === undefined || value === null || value === '') return { header: undefined, redact: (text) => text }
  if (typeof value !== 'string' || !/^[\t\x20-\x7e\x80-\xff]+$/.test(value.trim())) {
    throw new TypeError(
      '`authorization` must give a string that fits into a header (no line breaks), such as `ApiKey …`, or undefined',
    )
  }
  const header = value.trim()
  const secrets = spellings(header)
  return {
    header,
    redact: (text) =>
      secrets.reduce((rest, secret) => (rest.includes(secret) ? rest.replaceAll(secret, '[redacted]') : rest), text),
  }
}

const shortestSecret = 4

/** The header, the part after its scheme, and how JSON may escape them. */
function spellings(header: string): string[] {
  const secret = header.slice(header.indexOf(' ') + 1).trim()
  return [header, secret]
    .filter(({ length }) => length >= shortestSecret)
    .flatMap((text) => [text, JSON.stringify(text).slice(1, -1), text.replaceAll('/', '\\/')])
}
