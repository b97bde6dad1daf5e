import type { HeadersArgs } from 'react-router'

/** Sends the headers of a loader or an action with the page: `Retry-After`, and that a failure is in no cache. */
export function pageHeaders({ actionHeaders, errorHeaders, loaderHeaders }: HeadersArgs): Headers {
  if (errorHeaders) return errorHeaders
  return [...actionHeaders.keys()].length > 0 ? actionHeaders : loaderHeaders
}
