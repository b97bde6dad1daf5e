import { getShow, pageStatus } from 'lisa-query/core'
import { type NextRequest, NextResponse } from 'next/server'
import { gateway } from './lisa/gateway.ts'

export const config = { matcher: '/shows/:id' }

/**
 * With Cache Components, Next sends the status of a page before the page has read anything. So a missing show is found out here, which
 * the page's own read then has from the gateway's cache, and the address leads to a page that does not exist.
 */
export async function proxy({ nextUrl, url }: NextRequest): Promise<NextResponse> {
  const id = decodeURIComponent(nextUrl.pathname.split('/')[2] ?? '')
  const { status } = pageStatus(await gateway.prefetch([getShow, { id }]))
  return status === 404 ? NextResponse.rewrite(new URL('/not-found', url)) : NextResponse.next()
}
