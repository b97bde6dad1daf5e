/**
 * Whether a page may follow this address or load it: `https:`, or a path of the page's own origin. `//host` is another
 * host in disguise; on a page of this machine `http:` to this machine passes, too.
 */
export function isSafeAddress(address: string, page: string): boolean {
  // What browsers take out before they read an address.
  const read = address.replace(/[\t\n\r]/g, '').replace(edges, '')
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(read)?.[1]?.toLowerCase()
  if (scheme === undefined && /^[\\/]{2}/.test(read)) return false
  const url = parseAddress(read, page)
  const own = parseAddress(page)
  if (!url || !own) return false
  if (scheme === undefined) return url.origin === own.origin
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname) && isLoopback(own.hostname))
}

/** The address in its parts; `undefined` if it is none. (`URL.canParse` is younger than the oldest browsers of this library.) */
export function parseAddress(address: string, page?: string): URL | undefined {
  try {
    return new URL(address, page)
  } catch {
    return undefined
  }
}

/** Whether a text leads somewhere that `isSafeAddress` refuses, although nothing says that it is an address. */
export function isDangerousText(text: string): boolean {
  return dangerous.test(text.replace(/[\t\n\r]/g, '').replace(edges, ''))
}

const edges = /^[\0- ]+|[\0- ]+$/g

const dangerous = /^((javascript|vbscript|data|blob|file|filesystem|ftp|http|intent|about|view-source):|[\\/]{2})/i

const isLoopback = (host: string): boolean => /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host)
