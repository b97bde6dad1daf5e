/** One line of the lab: what LiSA is made to answer, and to which request. */
export interface Row {
  /** Its address: `/lab/429`. */
  slug: string
  label: string
  meaning: string
  request: 'read' | 'create' | 'stock' | 'notify'
  /** What the sandbox is told to do, as its `X-Sandbox-Incident` header. Without it LiSA's own rules give the answer. */
  incident?: string
  /** Only to requests of this method. */
  method?: 'POST'
  /** To how many requests it happens; to all without it. */
  times?: number
  /** The key that is sent, `sandbox` by default. */
  key?: string
  /** The show that is read, or the title that a new one gets. */
  id?: string
  title?: string
  /** How many bytes of text the write carries. */
  bytes?: number
  /** How long the client waits for an answer, in milliseconds. */
  timeout?: number
  /** As if the device had no network. */
  isOffline?: boolean
}

/** The status table of LiSA's documentation, then what a network can do. */
export const rows: readonly Row[] = [
  { slug: '200', label: '200 OK', meaning: 'Processed', request: 'read' },
  { slug: '201', label: '201 Created', meaning: 'A new resource was created', request: 'create' },
  { slug: '202', label: '202 Accepted', meaning: 'Accepted, not processed yet', request: 'notify' },
  { slug: '400', label: '400 Bad Request', meaning: 'Not understood', request: 'read', incident: 'status=400' },
  { slug: '401', label: '401 Unauthorized', meaning: 'Credential absent or incorrect', request: 'read', key: 'expired' },
  { slug: '403', label: '403 Forbidden', meaning: 'The scope was not requested', request: 'create', key: 'sandbox-readonly' },
  { slug: '404', label: '404 Not Found', meaning: 'Not found, may come back', request: 'read', incident: 'status=404', times: 1 },
  {
    slug: '409',
    label: '409 Conflict',
    meaning: 'Changed by somebody else (assumed)',
    request: 'create',
    incident: 'status=409',
    times: 1,
  },
  { slug: '413', label: '413 Content Too Large', meaning: 'Over 192 KB, says LiSA', request: 'notify', incident: 'status=413' },
  { slug: 'too-large', label: 'Over 192 KB', meaning: 'Found before it is sent', request: 'notify', bytes: 200_000 },
  { slug: '422', label: '422 Unprocessable Entity', meaning: 'Well-formed, with semantic errors', request: 'create', title: ' ' },
  {
    slug: '429',
    label: '429 Too Many Requests',
    meaning: 'Rate limit exceeded',
    request: 'read',
    incident: 'status=429&retryAfter=6',
    times: 1,
  },
  {
    slug: '500',
    label: '500 Internal Server Error',
    meaning: 'Internal error',
    request: 'read',
    incident: 'status=500',
    times: 3,
  },
  {
    slug: '502',
    label: '502 Bad Gateway',
    meaning: 'A write that may have arrived',
    request: 'create',
    incident: 'status=502',
    times: 1,
  },
  {
    slug: '503',
    label: '503 Service Unavailable',
    meaning: 'Currently unavailable',
    request: 'read',
    incident: 'status=503&retryAfter=2',
    times: 3,
  },
  {
    slug: '504',
    label: '504 Gateway Timeout',
    meaning: 'Could not complete in time',
    request: 'read',
    incident: 'status=504',
    times: 3,
  },
  { slug: 'offline', label: 'Offline', meaning: 'The device has no network', request: 'read', isOffline: true },
  {
    slug: 'timeout',
    label: 'No answer',
    meaning: 'LiSA stays silent',
    request: 'read',
    incident: 'hang=1',
    times: 3,
    timeout: 1_000,
  },
  { slug: 'cut', label: 'Connection cut', meaning: 'Before an answer', request: 'read', incident: 'drop=1', times: 3 },
  {
    slug: 'cut-write',
    label: 'Write, connection cut',
    meaning: 'It may have been saved',
    request: 'create',
    incident: 'drop=1&applied=1',
    times: 1,
  },
  {
    slug: 'unknown',
    label: 'Outcome unknown',
    meaning: 'Saved or not: check, then send again',
    request: 'stock',
    incident: 'latency=1500&drop=1&applied=1',
    method: 'POST',
    times: 1,
  },
  {
    slug: 'truncated',
    label: 'Body cut half way',
    meaning: 'A 200 that breaks off',
    request: 'read',
    incident: 'truncate=1',
    times: 1,
  },
  {
    slug: 'html',
    label: 'HTML instead of JSON',
    meaning: 'A 200 from something else',
    request: 'read',
    incident: 'html=1',
    times: 1,
  },
  {
    slug: 'shape',
    label: 'Another shape',
    meaning: 'JSON that is not documented',
    request: 'read',
    incident: 'wrongShape=1',
    times: 1,
  },
  { slug: 'empty', label: 'Empty body', meaning: 'A 200 with nothing in it', request: 'read', incident: 'empty=1', times: 1 },
]
