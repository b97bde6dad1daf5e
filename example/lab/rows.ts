import { asItIs, type Settings } from './settings.ts'

/** One line of the lab: what LiSA is made to answer, and to which request. */
export interface Row {
  /** Its address: `/lab/429`. */
  slug: string
  /** The status, where LiSA answers with one. */
  status?: string
  label: string
  meaning: string
  settings: Settings
  /** The title that a new show gets. */
  title?: string
  /** How many bytes of text the write carries. */
  bytes?: number
}

export interface Group {
  name: string
  rows: readonly Row[]
}

const row = (slug: string, label: string, meaning: string, settings: Partial<Settings>, extra: Partial<Row> = {}): Row => ({
  slug,
  label,
  meaning,
  settings: { ...asItIs, ...settings },
  ...(/^\d+$/.test(slug) && { status: slug }),
  ...extra,
})

/** The status table of LiSA's documentation, then what a network can do. */
export const groups: readonly Group[] = [
  {
    name: 'Answers',
    rows: [
      row('200', 'OK', 'Processed', {}),
      row('201', 'Created', 'A new resource was created', { request: 'create' }),
      row('202', 'Accepted', 'Accepted, not processed yet', { request: 'notify' }),
    ],
  },
  {
    name: 'Refusals',
    rows: [
      row('400', 'Bad Request', 'Not understood', { status: 400, times: 'always' }),
      row('401', 'Unauthorized', 'Credential absent or incorrect', { credential: 'expired' }),
      row('403', 'Forbidden', 'The scope was not requested', { request: 'create', credential: 'read-only' }),
      row('404', 'Not Found', 'Not found, may come back', { status: 404 }),
      row('409', 'Conflict', 'Changed by somebody else (assumed)', { request: 'create', status: 409 }),
      row('413', 'Content Too Large', 'Over 192 KB, says LiSA', { request: 'notify', status: 413, times: 'always' }),
      row('too-large', 'Over 192 KB', 'Found before it is sent', { request: 'notify' }, { bytes: 200_000 }),
      row('422', 'Unprocessable Entity', 'Well-formed, with semantic errors', { request: 'create' }, { title: ' ' }),
      row('429', 'Too Many Requests', 'Rate limit exceeded', { quota: 'used-up', retryAfter: 6 }),
    ],
  },
  {
    name: 'At LiSA',
    rows: [
      row('500', 'Internal Server Error', 'Internal error', { status: 500, times: 'thrice' }),
      row('502', 'Bad Gateway', 'A write that may have arrived', { request: 'create', status: 502 }),
      row('503', 'Service Unavailable', 'Currently unavailable', { status: 503, retryAfter: 2, times: 'thrice' }),
      row('504', 'Gateway Timeout', 'Could not complete in time', { status: 504, times: 'thrice' }),
    ],
  },
  {
    name: 'On the way',
    rows: [
      row('offline', 'Offline', 'The device has no network', { connection: 'offline' }),
      row('timeout', 'No answer', 'LiSA stays silent', { connection: 'silent', times: 'thrice' }),
      row('cut', 'Connection cut', 'Before an answer', { connection: 'cut', times: 'thrice' }),
      row('cut-write', 'Write, connection cut', 'It may have been saved', { request: 'create', connection: 'cut-after' }),
      row('unknown', 'Outcome unknown', 'Saved or not: check, then send again', {
        request: 'stock',
        connection: 'cut-after',
        latency: 1_500,
      }),
      row('truncated', 'Body cut half way', 'A 200 that breaks off', { connection: 'cut-half' }),
    ],
  },
  {
    name: 'Not what is documented',
    rows: [
      row('html', 'HTML instead of JSON', 'A 200 from something else', { body: 'html' }),
      row('shape', 'Another shape', 'JSON that is not documented', { body: 'shape' }),
      row('empty', 'Empty body', 'A 200 with nothing in it', { body: 'empty' }),
    ],
  },
]

export const rows: readonly Row[] = groups.flatMap((group) => group.rows)

/** `429 Too Many Requests`. */
export const nameOf = ({ status, label }: Row): string => (status ? `${status} ${label}` : label)
