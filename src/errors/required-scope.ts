/**
 * The scope a 403 asks for: from `WWW-Authenticate: … scope="…"` (RFC 6750), else from the words of the body.
 * LiSA documents neither; the words are Shopify's ("… approval for read_orders scope").
 */
export function requiredScope(challenge: string, text = ''): string | undefined {
  // Reads every parameter, so that a `scope=` inside another one's quotes is not taken for one.
  for (const [, name = '', scope] of challenge.matchAll(/([\w-]{1,40})\s*=\s*"?((?<=")[^"]*|[^\s,"]+)/g)) {
    if (/^scope$/i.test(name) && scope) return scope
  }
  return sentence.exec(text)?.slice(1).find(Boolean)
}

// A scope's name has a separator. The lengths are bounded to keep a hostile text from costing time.
const sentence = /\b(\w{1,50}[_.:/-][\w.:/-]{1,50})\\?["'`]? scope|\bscopes?[^\w,.}\]]{1,6}(\w{1,50}[_:/-][\w:/-]{1,50})/i
