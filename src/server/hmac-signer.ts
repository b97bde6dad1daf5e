import { mistake } from '../errors/mistake.ts'
/**
 * A `sign` for servers and workers: the lower-case hex HMAC-SHA256 over the exact bytes of the body, on Web Crypto.
 * Never load it into a browser: the secret would be public.
 * @see https://docs.hello-lisa.com/developers/guides/products/product-update-notification-api
 */
export function hmacSigner(secret: string): (body: string) => Promise<string> {
  if (!secret) throw mistake('hmac-secret', 'hmacSigner needs the secret that LiSA handed out when the plugin was registered')
  const utf8 = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = crypto.subtle.importKey('raw', utf8.encode(secret), algorithm, false, ['sign'])
  return async (body) => {
    const signature = await crypto.subtle.sign(algorithm, await key, utf8.encode(body))
    return Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, '0')).join('')
  }
}
