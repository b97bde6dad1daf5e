import { getShow, pageStatus } from 'lisa-query/core'
import { type NextRequest, NextResponse } from 'next/server'
import { gateway } from './lisa/gateway'

export const config = { matcher: '/shows/:id' }

/**
 * With Cache Components, Next sends the status of a page before the page has read anything. So a missing show is found out here, which
 * the page's own read then has from the gateway's cache, and the address leads to a page that does not exist.
 */
export async function proxy({ nextUrl, url }: NextRequest): Promise<NextResponse> {
  const id = decoded(nextUrl.pathname.split('/')[2] ?? '')
  const isMissing = id === undefined || pageStatus(await gateway.prefetch([getShow, { id }])).status === 404
  return isMissing ? NextResponse.rewrite(new URL('/not-found', url)) : NextResponse.next()
}

/** `undefined` for an address that no link of the shop leads to, such as `/shows/%E0`. */
function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}
