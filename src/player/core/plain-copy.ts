import { isDangerousText, isSafeAddress } from './address.ts'

/** What the strings at a place are: text for people, an address to follow, or anything, since LiSA does not say. */
type Meaning = 'text' | 'address' | 'unknown'

const mostDepth = 24
const mostValues = 20_000

/**
 * A copy that holds nothing but plain data: objects, arrays, texts, numbers and booleans; a `Date` becomes its ISO 8601
 * text. A null, anything else, and an address that a page must not follow are left out. `undefined` if it is no object, or
 * larger than any message.
 */
export function plainCopy(value: unknown, page: string): Record<string, unknown> | undefined {
  let values = 0

  const copy = (value: unknown, meaning: Meaning, depth: number): unknown => {
    values += 1
    if (values > mostValues || depth > mostDepth) throw new RangeError('not a message')
    if (typeof value === 'string') return isFit(value, meaning, page) ? value : undefined
    if (typeof value === 'number' || typeof value === 'boolean') return value
    if (Array.isArray(value)) return value.map((item) => copy(item, meaning, depth + 1))
    const kind = Object.prototype.toString.call(value)
    if (kind === '[object Date]') return new Date(value as Date).toJSON() ?? undefined
    if (kind !== '[object Object]') return undefined
    return copyObject(value as object, meaning, depth)
  }

  const copyObject = (value: object, meaning: Meaning, depth: number): Record<string, unknown> => {
    const copied: Record<string, unknown> = {}
    for (const [key, inner] of Object.entries(value)) {
      const plain = key === '__proto__' ? undefined : copy(inner, meaningOf(key, meaning), depth + 1)
      if (plain !== undefined) copied[key] = plain
    }
    return copied
  }

  try {
    const whole = copy(value, 'text', 0)
    return typeof whole === 'object' && !Array.isArray(whole) ? (whole as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

const isFit = (text: string, meaning: Meaning, page: string): boolean =>
  meaning === 'text' || (meaning === 'address' ? isSafeAddress(text, page) : !isDangerousText(text))

function meaningOf(key: string, outer: Meaning): Meaning {
  if (/(url|uri|href|link|src|image|actiontarget)s?$/i.test(key)) return 'address'
  // An address in several languages: `{ '*': '/goggles', de: '/skibrille' }`.
  if (outer === 'address') return /^(\*|[a-z]{2,3}([-_]\w+)*)$/i.test(key) ? 'address' : 'text'
  return /^(stickerDetails|auxiliaryData)$/.test(key) ? 'unknown' : outer
}
