/** The headers with which a page of any origin may read an answer, rate limit included. */
export const corsHeaders: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'X-RateLimit-Remaining, Retry-After, X-Request-Id, Date',
}

/** The answer to a browser's question whether a page of another origin may send a request. */
export function preflight(request: Request): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...corsHeaders,
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
      'access-control-allow-headers':
        request.headers.get('access-control-request-headers') ??
        'Authorization, Content-Type, X-Hmac-Signature, X-Sandbox-Incident',
      'access-control-max-age': '600',
    },
  })
}
