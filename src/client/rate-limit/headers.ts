/** What `X-RateLimit-Remaining` says. */
export interface Count {
  /** How many more requests LiSA takes. */
  remaining: number
  /** How many it has counted in this window; known only together with the limit. */
  used?: number
  /** How many it takes in a window. */
  limit?: number
}

/**
 * Reads `26/60` as used and limit, and `34` as what is left: LiSA's page can be read both ways. Anything else says nothing.
 * @see https://docs.hello-lisa.com/developers/rest-api/rate-limits
 */
export function countFrom(header: string | null): Count | undefined {
  const [isCount, first, most] = count.exec(headerOnce(header)) ?? []
  if (isCount === undefined) return undefined
  if (most === undefined) return { remaining: Number(first) }
  const [used, limit] = [Number(first), Number(most)]
  return { remaining: Math.max(0, limit - used), used, limit }
}

const count = /^(\d{1,9})(?:\s*\/\s*([1-9]\d{0,8}))?$/

/** A header's value; where a proxy has joined the same value twice, such as `30, 30`, that value. Empty for none. */
export function headerOnce(header: string | null): string {
  const text = header ?? ''
  return joined.exec(text)?.[1] ?? text
}

// The length is bounded to keep a hostile header from costing time.
const joined = /^(.{1,60}?)(?:\s*,\s*\1)+$/
