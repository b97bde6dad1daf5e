/**
 * Whether a write comes from a page of the shop itself. Browsers say so in `Sec-Fetch-Site`; older ones send `Origin`, which
 * is compared with the configured origin, never with `X-Forwarded-Host`, which anybody can send.
 */
export function isSameOrigin({ headers, url }: Request, origin: string | undefined): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const from = headers.get('origin')
  return from !== null && from !== 'null' && from === (origin ?? new URL(url).origin)
}
