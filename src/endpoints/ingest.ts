import { checkAddress } from '../client/address.ts'
import type { LisaClientOptions } from '../client/options.ts'
import { mistake } from '../errors/mistake.ts'

const lisasOwn = 'https://ingest.hello-lisa.com'

/**
 * Where an endpoint of LiSA's ingest host lives: the client's `ingestUrl`, else LiSA's own where `baseUrl` is LiSA's, too. A
 * credential for another `baseUrl` is not sent there unasked: a `TypeError` that names the endpoint.
 */
// @__NO_SIDE_EFFECTS__
export function ingestServer(name: string): (options: LisaClientOptions) => string | URL {
  return ({ baseUrl, ingestUrl }) => {
    if (ingestUrl) {
      checkAddress('ingestUrl', ingestUrl)
      return ingestUrl
    }
    if (/^https:\/\/([\w-]+\.)*hello-lisa\.com(:\d+)?(\/|$)/.test(String(baseUrl))) return lisasOwn
    const advice =
      process.env.NODE_ENV !== 'production'
        ? `: the credential of ${baseUrl} does not go to ${lisasOwn} unasked, pass where it may`
        : ''
    throw mistake('ingest-url', `createLisaClient needs \`ingestUrl\` for ${name}${advice}`)
  }
}

/** Signs an endpoint's body with the client's `sign`, and sends the signature in this header. Without `sign` a `TypeError`. */
// @__NO_SIDE_EFFECTS__
export function bodySignature(
  header: string,
  name: string,
): (body: string, options: LisaClientOptions) => Promise<Record<string, string>> {
  return (body, { sign }) => {
    if (!sign) throw mistake('sign', `createLisaClient needs \`sign\` for ${name}`)
    return (async () => ({ [header.toLowerCase()]: await sign(body) }))()
  }
}
