import { useSyncExternalStore } from 'react'
import type { BaseLocationHook } from 'wouter'

/** The path and the search of where the page is. */
export function address(): { path: string; search: string } {
  const [path = '', search = ''] = location.hash.replace(/^#?\/?/, '').split('?')
  return { path: `/${path}`, search }
}

/** Goes to an address of the example. */
function go(to: string, { replace = false } = {}): void {
  const [oldURL, newURL] = [location.href, new URL(`#${to}`, location.href).href]
  history[replace ? 'replaceState' : 'pushState'](null, '', newURL)
  dispatchEvent(new HashChangeEvent('hashchange', { oldURL, newURL }))
}

/**
 * For wouter: addresses in the hash, their search too (`#/lab/429?latency=800`), which wouter's own hook keeps outside. They
 * work on any static host, in any folder, and are the same there as with `npm start`.
 */
export const useHashLocation: BaseLocationHook = () => [useSyncExternalStore(subscribe, () => address().path), go]
useHashLocation.searchHook = () => useSyncExternalStore(subscribe, () => address().search)
useHashLocation.hrefs = (href) => `#${href}`

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}
