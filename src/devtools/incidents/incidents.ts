/** The request, the way to the real answer, and who cancels it. */
export interface Incoming {
  request: Request
  send: (request: Request) => Promise<Response>
}

/** What can be made to happen to a request. */
export interface Incident {
  id: string
  label: string
  answer: (incoming: Incoming) => Response | Promise<Response>
}

const json = (status: number, body: unknown, headers: HeadersInit = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'x-request-id': 'made-by-devtools', ...headers },
  })

const refused = (status: number, errors: unknown, headers?: HeadersInit) => (): Response => json(status, { errors }, headers)

const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1_000).toUTCString()
const clockError = 300

/** Rejects as `fetch` does where there is no network. */
export const cut = (): Promise<never> => Promise.reject(new TypeError('Failed to fetch'))

/** Waits, unless the request is cancelled meanwhile. */
export function pause(milliseconds: number, { signal }: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}

const refusals: Incident[] = [
  { id: '400', label: '400 Bad Request', answer: refused(400, 'Bad Request') },
  { id: '401', label: '401 Unauthorized', answer: refused(401, 'Unauthorized') },
  {
    id: '403',
    label: '403 Forbidden, with the missing scope',
    answer: refused(403, 'Forbidden', { 'www-authenticate': 'Bearer error="insufficient_scope", scope="shows:write"' }),
  },
  { id: '404', label: '404 Not Found', answer: refused(404, 'Not Found') },
  { id: '409', label: '409 Conflict', answer: refused(409, 'Conflict') },
  { id: '413', label: '413 Content Too Large', answer: refused(413, 'Content Too Large') },
  {
    id: '422',
    label: '422, with messages at title and price',
    answer: refused(422, { title: ['is too short'], price: ['must be a number'] }),
  },
]

const limits: Incident[] = [
  { id: '429', label: '429, try again in 6 seconds', answer: refused(429, 'Too Many Requests', { 'retry-after': '6' }) },
  { id: '429-long', label: '429, try again in 2 minutes', answer: refused(429, 'Too Many Requests', { 'retry-after': '120' }) },
  { id: '429-bare', label: '429 without Retry-After', answer: refused(429, 'Too Many Requests') },
  {
    id: '429-clock',
    label: '429 with a date, as this clock is 5 minutes slow',
    answer: () =>
      json(429, { errors: 'Too Many Requests' }, { date: inSeconds(clockError), 'retry-after': inSeconds(clockError + 6) }),
  },
]

const failures: Incident[] = [
  { id: '500', label: '500 Internal Server Error', answer: refused(500, 'Internal Server Error') },
  {
    id: '502',
    label: '502, an HTML page',
    answer: () => new Response('<h1>Bad Gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } }),
  },
  { id: '503', label: '503, try again in 5 seconds', answer: refused(503, 'Service Unavailable', { 'retry-after': '5' }) },
  { id: '504', label: '504 Gateway Timeout', answer: refused(504, 'Gateway Timeout') },
]

const connections: Incident[] = [
  { id: 'cut', label: 'Connection cut before it arrives', answer: cut },
  {
    id: 'lost',
    label: 'Processed, but the answer is lost',
    answer: async ({ request, send }) => {
      await send(request)
      return cut()
    },
  },
  { id: 'silent', label: 'No answer until the timeout', answer: ({ request }) => pause(2 ** 30, request).then(cut) },
  {
    id: 'slow',
    label: 'The real answer, 5 seconds late',
    answer: async ({ request, send }) => {
      await pause(5_000, request)
      return send(request)
    },
  },
]

const contents: Incident[] = [
  {
    id: 'html',
    label: '200, an HTML page instead of JSON',
    answer: () => new Response('<!doctype html><p>Welcome', { headers: { 'content-type': 'text/html' } }),
  },
  { id: 'shape', label: '200, JSON of another shape', answer: () => json(200, { unexpected: true }) },
  {
    id: 'half',
    label: '200, JSON that breaks off',
    answer: () => new Response('{"id":"4', { headers: { 'content-type': 'application/json' } }),
  },
  { id: 'empty', label: '200 without a body', answer: () => new Response(null, { status: 200 }) },
  { id: '202', label: '202 Accepted, not processed yet', answer: () => json(202, { id: 'receipt' }) },
]

/** In groups, as a panel offers them. */
export const incidentGroups: readonly { name: string; incidents: readonly Incident[] }[] = [
  { name: 'Refused', incidents: refusals },
  { name: 'Rate limit', incidents: limits },
  { name: 'LiSA is down', incidents: failures },
  { name: 'Connection', incidents: connections },
  { name: 'Content', incidents: contents },
]

export const incidentWith = (id: string): Incident | undefined =>
  incidentGroups.flatMap(({ incidents }) => incidents).find((incident) => incident.id === id)
