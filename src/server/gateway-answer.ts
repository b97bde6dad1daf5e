import type { GatewayRefusal } from '../errors/gateway-refusal.ts'
import type { CacheMark } from './gateway-events.ts'

/** An answer on its way to a browser. */
export interface GatewayAnswer {
  status: number
  body: string
  contentType: string
  mark: CacheMark | 'private'
  /** `X-Request-Id`, empty for none. */
  requestId?: string | undefined
  /** Only 200 has one. */
  etag?: string | undefined
  /** For an answer of the store: how many writes the store had counted when the answer was still valid. */
  counted?: { writes: number; isAlone: boolean } | undefined
  /** `X-Lisa-Live`: the position after which a page that shows the answer needs all changes. */
  live?: string | undefined
  /** How old it is, in milliseconds. */
  age?: number | undefined
  /** Only of 200: how long caches on the way may keep it and serve it while they ask again, in milliseconds; without it none may. */
  shared?: { fresh: number; stale: number } | undefined
  /** When to try again, in milliseconds from now. */
  retryIn?: number | undefined
  challenge?: string | undefined
  allow?: string | undefined
  /** Why the gateway answers for itself, without LiSA. */
  gatewayRefusal?: GatewayRefusal | undefined
  /** The request headers that the answer depends on. */
  vary?: readonly string[] | undefined
}

/** A refusal in the gateway's words, in the shape of LiSA's. */
export const refusal = (status: number, sentence: string, more: Partial<GatewayAnswer> = {}): GatewayAnswer => ({
  status,
  body: JSON.stringify({ errors: sentence }),
  contentType: 'application/json',
  mark: 'refused',
  ...more,
})

/** The response for a browser: only the headers that are named here, 304 where it has the answer already, no body for HEAD. */
export function toResponse(answer: GatewayAnswer, request: Request): Response {
  const headers = headersOf(answer)
  if (answer.etag && hasTag(request.headers.get('if-none-match'), answer.etag)) {
    headers.delete('content-type')
    return new Response(null, { status: 304, headers })
  }
  const hasBody = request.method !== 'HEAD' && ![204, 205, 304].includes(answer.status)
  return new Response(hasBody ? answer.body : null, { status: answer.status, headers })
}

function headersOf(answer: GatewayAnswer): Headers {
  const { contentType, requestId, etag, age, live, retryIn, challenge, allow, gatewayRefusal, vary, mark } = answer
  const headers = new Headers({
    'cache-control': cacheControl(answer),
    'x-content-type-options': 'nosniff',
    'x-lisa-gateway': mark,
  })
  if (contentType) headers.set('content-type', contentType)
  if (requestId) headers.set('x-request-id', requestId)
  if (etag) headers.set('etag', etag)
  if (age !== undefined) headers.set('age', String(Math.max(0, Math.floor(age / 1_000))))
  if (live) headers.set('x-lisa-live', live)
  // Whole seconds, never shorter than the wait.
  if (retryIn !== undefined) headers.set('retry-after', String(Math.ceil(retryIn / 1_000)))
  if (challenge) headers.set('www-authenticate', challenge)
  if (allow) headers.set('allow', allow)
  if (gatewayRefusal) headers.set('x-lisa-refusal', gatewayRefusal)
  if (vary) headers.set('vary', vary.join(', '))
  return headers
}

/** A browser asks each time, which costs it a 304; a CDN may keep what is public. */
function cacheControl({ shared, mark }: GatewayAnswer): string {
  if (mark === 'private') return 'private, no-store'
  if (!shared) return 'no-store'
  const seconds = (milliseconds: number): number => Math.max(0, Math.floor(milliseconds / 1_000))
  return `public, max-age=0, s-maxage=${seconds(shared.fresh)}, stale-while-revalidate=${seconds(shared.stale)}`
}

/** Whether the browser's tags hold this one, or any. */
const hasTag = (tags: string | null, etag: string): boolean =>
  (tags ?? '').split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag)

/** A strong tag of a text. */
export async function etagOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return `"${Array.from(new Uint8Array(digest).slice(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('')}"`
}
