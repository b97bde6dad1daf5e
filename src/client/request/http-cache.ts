import type { Config } from '../options.ts'

/**
 * How a read uses the HTTP cache of a browser, which would answer with the last person's data and with what was there before
 * a write. With a credential nothing is kept; without one the server is asked whether its answer still holds. `undefined`
 * where there is no such cache: some workers do not know the setting.
 */
export function cacheMode({ cache }: Config, credential: string | undefined): RequestCache | undefined {
  if (cache) return cache
  if (!isInBrowser()) return undefined
  return credential === undefined ? 'no-cache' : 'no-store'
}

/** Whether it is a page, or a worker of one. The workers of a server have no address. */
const isInBrowser = (): boolean =>
  globalThis.document !== undefined || ('WorkerNavigator' in globalThis && globalThis.location !== undefined)
