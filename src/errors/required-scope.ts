/**
 * The scope a 403 asks for: from `WWW-Authenticate: … scope="…"` (RFC 6750), else from the sentence in the body.
 * LiSA documents neither; the sentence is Shopify's ("… approval for read_orders scope").
 */
export function requiredScope(challenge: string | null, body: unknown): string | undefined {
  return fromChallenge(challenge ?? '') ?? fromSentence(body)
}

function fromChallenge(challenge: string): string | undefined {
  // Reads every parameter, so that a `scope=` inside another one's quotes is not taken for one.
  for (const [, name, quoted, token] of challenge.matchAll(/([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g)) {
    if (name?.toLowerCase() === 'scope') return quoted?.replace(/\\(.)/g, '$1') ?? token
  }
  return undefined
}

const quotedScope = /\bscopes?\b[^"'`]{0,20}["'`]([\w.:/-]{1,100})["'`]|["'`]([\w.:/-]{1,100})["'`]\s+scope\b/i
const bareScope = /\b(\w{1,50}[_.:/-][\w.:/-]{1,50})\s+scope\b|\bscopes?:?\s+(\w{1,50}[_:/-][\w:/-]{1,50})/i

function fromSentence(body: unknown): string | undefined {
  if (typeof body === 'string') {
    const [, ...found] = quotedScope.exec(body) ?? bareScope.exec(body) ?? []
    return found.find((name) => name !== undefined)
  }
  if (typeof body !== 'object' || body === null) return undefined
  for (const key of ['errors', 'error', 'message', 'detail', 'error_description']) {
    const sentence = (body as Record<string, unknown>)[key]
    const found = typeof sentence === 'string' ? fromSentence(sentence) : undefined
    if (found) return found
  }
  return undefined
}
