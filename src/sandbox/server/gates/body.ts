import type { Endpoint } from '../../../core.ts'
import { badRequest, tooLarge, unauthorized } from '../answers.ts'
import { isObject } from '../checks/values.ts'
import { isSignedWith } from './signature.ts'

/** The body that an endpoint takes, as an object; or the answer that refuses it. With a `secret` it must be signed. */
export async function bodyFor(
  { body, maxBytes = Number.POSITIVE_INFINITY }: Endpoint,
  request: Request,
  secret: string | undefined,
): Promise<Response | Record<string, unknown>> {
  if (body === undefined) return {}
  const bytes = await request.arrayBuffer()
  if (bytes.byteLength > maxBytes) return tooLarge(maxBytes)
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    return badRequest('Content-Type must be application/json')
  }
  if (secret !== undefined) {
    const signature = request.headers.get('x-hmac-signature')
    if (!signature) return badRequest('X-Hmac-Signature is missing')
    if (!(await isSignedWith(secret, signature, bytes))) return unauthorized('X-Hmac-Signature does not fit the body')
  }
  const value = parsed(bytes)
  return isObject(value) ? value : badRequest()
}

function parsed(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}
