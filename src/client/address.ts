import { mistake } from '../errors/mistake.ts'
/**
 * Throws a `TypeError` for what cannot be the address of an API: nothing at all, another protocol than HTTP, credentials
 * (however many slashes lead to them), a query or a fragment. A relative address passes: `absoluteAddress` resolves it.
 */
export function checkAddress(option: string, address: string | URL | undefined): void {
  const text = trimmed(address)
  const hasOtherProtocol = /^[^/\\?#]*:/.test(text) && !isAbsolute(text)
  const hasCredentials = /^(\w+:[\\/]*|[\\/]{2,})[^\\/]*@/.test(text)
  if (text && !hasOtherProtocol && !hasCredentials && !/[?#]/.test(text)) return
  const advice = process.env.NODE_ENV !== 'production' ? ', an HTTP address without credentials, query or fragment' : ''
  throw mistake('base-url', `createLisaClient needs \`${option}\`${advice}`)
}

/**
 * An address without a slash at the end. A relative one is resolved as the page resolves its own: by `<base>`, and in a
 * `srcdoc` frame by the page around it. A `TypeError` where there is no page, or where it does not lead to HTTP.
 */
export function absoluteAddress(address: string | URL): string {
  const text = trimmed(address)
  if (isAbsolute(text)) return text.replace(/\/+$/, '')
  const url = resolve(text)
  if (url && isAbsolute(url.href)) return url.href.replace(/\/+$/, '')
  // Also in a production build, which is what a server runs.
  throw mistake(
    'relative-base-url',
    `baseUrl ${text} leads nowhere without a page: on a server pass an absolute one, or prefetch for LisaHydration`,
  )
}

/** The address without the white space that the platform drops from it. */
const trimmed = (address: string | URL | undefined): string => `${address ?? ''}`.replace(/[\t\n\r]/g, '').trim()

const isAbsolute = (text: string): boolean => /^https?:\/\//i.test(text)

function resolve(text: string): URL | undefined {
  try {
    return new URL(text, globalThis.document?.baseURI ?? globalThis.location?.href)
  } catch {
    return undefined
  }
}
