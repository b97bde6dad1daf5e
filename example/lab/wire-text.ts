const shown = [
  'authorization',
  'content-type',
  'retry-after',
  'date',
  'x-hmac-signature',
  'x-ratelimit-remaining',
  'x-request-id',
  'x-sandbox-incident',
]
const mostText = 1_500

/** The headers that say something here, without the credential itself. */
export function shownHeaders(headers: Headers): string[] {
  return shown.flatMap((name) => {
    const value = headers.get(name)
    if (value === null) return []
    return [`${name}: ${name === 'authorization' ? `${value.split(' ')[0]} ••••••` : value}`]
  })
}

/** JSON with a line for each value; anything else as it is, and no more of it than one reads. A picture's address has all of it. */
export function pretty(body: string): string {
  const text = isJson(body)
    ? JSON.stringify(
        JSON.parse(body, (_, value) => readable(value)),
        null,
        2,
      )
    : body
  return text.length > mostText ? `${text.slice(0, mostText)}… (${text.length.toLocaleString('en')} characters)` : text
}

const readable = (value: unknown): unknown =>
  typeof value === 'string' && value.startsWith('data:') ? `${value.slice(0, 32)}… (${value.length} characters)` : value

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
