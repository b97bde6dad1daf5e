import { createLisaClient, type LisaClient } from 'lisa-query/core'
import { cookies } from 'next/headers'
import { gateway } from './gateway'

/** A client for one action: it asks the gateway, in this process, as the person who sent the form. */
export async function teamClient(): Promise<LisaClient> {
  const cookie = (await cookies()).toString()
  return createLisaClient({
    baseUrl: 'http://shop.internal/api/lisa',
    fetch: (request) => {
      // Next has checked where the action came from.
      const headers = new Headers([...request.headers, ['cookie', cookie], ['sec-fetch-site', 'same-origin']])
      return gateway.fetch(new Request(request, { headers }))
    },
  })
}
