import { absoluteAddress, checkAddress } from '../address.ts'
import type { Endpoint } from '../endpoint.ts'
import type { Config } from '../options.ts'

/**
 * The address that an endpoint lives at. One on another server than `baseUrl` goes only where the client's `servers` says,
 * since the credential goes along; a `TypeError` says so otherwise. A public endpoint has no credential to lose.
 */
export function serverOf({ baseUrl, servers = {} }: Config, { server, isPublic, method, path }: Endpoint): string | URL {
  if (server === undefined) return baseUrl
  // A server such as `/v3` is another path of the same host.
  const own = new URL(server, `${absoluteAddress(baseUrl)}/`)
  const allowed = Object.hasOwn(servers, server) ? servers[server] : undefined
  if (allowed instanceof URL || typeof allowed === 'string') {
    checkAddress('servers', allowed)
    return allowed
  }
  if (allowed || isPublic || own.origin === new URL(absoluteAddress(baseUrl)).origin) return own
  const advice =
    process.env.NODE_ENV !== 'production' ? `: pass servers: { '${server}': true } to let the credential go there` : ''
  throw new TypeError(`${method} ${path} lives at ${server}, where the credential of createLisaClient does not go${advice}`)
}
