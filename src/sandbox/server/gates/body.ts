import type { Endpoint } from '../../../core.ts'
import { badRequest, tooLarge, unauthorized } from '../answers.ts'
import { sampleOf } from '../document/sample.ts'
import { fromForm } from './form-fields.ts'
import { isSignedWith } from './signature.ts'

/** A body as its schema knows it; `undefined` for none. */
export interface ReadBody {
  value: unknown
}

/** The body that an endpoint takes; or the answer that refuses it. Where it is signed, the signature must fit `secret`. */
export async function bodyFor(endpoint: Endpoint, request: Request, secret: string): Promise<Response | ReadBody> {
  const { body: schema, maxBytes = Number.POSITIVE_INFINITY, isBodyOptional } = endpoint
  if (schema === undefined) return { value: undefined }
  const bytes = await request.arrayBuffer()
  if (bytes.byteLength > maxBytes) return tooLarge(maxBytes)
  if (bytes.byteLength === 0 && isBodyOptional) return { value: undefined }
  const given = request.headers.get('content-type') ?? ''
  const encoding = encodingOf(endpoint)
  if (!isOfType(given, encoding)) return badRequest(`Content-Type must be ${encoding.type}`)
  if (endpoint.signBody) {
    const signature = request.headers.get('x-hmac-signature')
    if (!signature) return badRequest('X-Hmac-Signature is missing')
    if (!(await isSignedWith(secret, signature, bytes))) return unauthorized('X-Hmac-Signature does not fit the body')
  }
  const value = await read(bytes, given, encoding, schema)
  return value === undefined ? badRequest() : { value }
}

interface Encoding {
  as: 'json' | 'form' | 'text' | 'bytes'
  /** The media type. */
  type: string
}

/** How an endpoint's bodies are written: what its `encodeBody` makes of a sample says so. */
function encodingOf({ body, encodeBody }: Endpoint): Encoding {
  const json: Encoding = { as: 'json', type: 'application/json' }
  if (!body || !encodeBody) return json
  // A sample of the body's schema is what `encodeBody` takes.
  const encoded = encodeBody(sampleOf(body) as never)
  const { contentType: type = '' } = encoded
  if (encoded.body instanceof FormData) return { as: 'form', type: 'multipart/form-data' }
  if (encoded.body instanceof Blob) return { as: 'bytes', type: type || 'application/octet-stream' }
  if (/^application\/x-www-form-urlencoded/i.test(type)) return { as: 'form', type }
  if (type === '' || /^application\/([\w.+-]+\+)?json\b/i.test(type)) return { as: 'json', type: type || json.type }
  return { as: 'text', type }
}

/** Whether it is the media type that is expected; a file may be of any. */
function isOfType(given: string, { as, type }: Encoding): boolean {
  const bare = (text: string): string => text.replace(/;.*/, '').trim().toLowerCase()
  return as === 'bytes' ? bare(given) !== '' : bare(given) === bare(type)
}

async function read(bytes: ArrayBuffer, given: string, { as }: Encoding, schema: Endpoint['response']): Promise<unknown> {
  if (as === 'json') return parsed(bytes)
  if (as === 'bytes') return new Blob([bytes], { type: given })
  if (as === 'text') return new TextDecoder().decode(bytes)
  const form = await new Response(bytes, { headers: { 'content-type': given } }).formData().catch(() => undefined)
  return form && (await fromForm(form, schema))
}

function parsed(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}
