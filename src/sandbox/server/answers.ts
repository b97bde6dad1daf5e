/** What a 422 holds: messages by field, nested as deep as the body, and `base` for what belongs to no field. */
export type NestedMessages = { [field: string]: string[] | NestedMessages }

/** A JSON answer. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  })
}

/** 400, with a sentence. */
export const badRequest = (errors = 'Required parameter missing or invalid'): Response => json({ errors }, 400)

/** 401. It never repeats the key. */
export const unauthorized = (errors = '[API] Invalid API key or access token (unrecognized login or wrong password)'): Response =>
  json({ errors }, 401)

/** 403, with the scope's name in its sentence; several are named in a header, since a sentence has room for one. */
export const forbidden = (scope: string): Response =>
  json(
    { errors: `This action requires merchant approval for ${scope} scope.` },
    403,
    scope.includes(' ') ? { 'www-authenticate': `ApiKey error="insufficient_scope", scope="${scope}"` } : {},
  )

/** 404. */
export const notFound = (): Response => json({ errors: 'Not Found' }, 404)

/** 413, with the limit in bytes in its sentence. */
export const tooLarge = (limit: number): Response => json({ errors: `The request body exceeds ${limit} bytes` }, 413)

/** 422. */
export const unprocessable = (errors: NestedMessages): Response => json({ errors }, 422)

/** 422, with a sentence about the whole. */
export const refused = (sentence: string): Response => unprocessable({ base: [sentence] })

/** 429. */
export const throttled = (retryAfter: string): Response =>
  json({ errors: 'Exceeded the request limit for this API key. Reduce request rates to resume uninterrupted service.' }, 429, {
    'retry-after': retryAfter,
  })

/** 202: taken, and not processed yet. */
export const accepted = (now: number): Response => json({ status: 'accepted', receivedAt: new Date(now).toISOString() }, 202)

/** 202 with a body of its own, or none. */
export const receipt = (body: unknown): Response => (body === undefined ? new Response(null, { status: 202 }) : json(body, 202))
