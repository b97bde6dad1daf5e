import type { LisaErrorKind, LisaEvent, RequestEvent, WaitReason } from '../../index.ts'

/** A part of a request's time: a wait and its reason, or the time on the network. */
export interface Span {
  readonly of: WaitReason | 'flight'
  /** In epoch milliseconds. */
  readonly from: number
  /** `undefined` while it lasts. */
  readonly to?: number | undefined
  /** When the wait is to end, where that was known. */
  readonly until?: number | undefined
}

/** One request, as far as its events have told. Times are epoch milliseconds. */
export interface RecordedRequest {
  readonly id: number
  readonly method: string
  /** With its `{names}`. */
  readonly path: string
  /** The path with its values and the query, where the request got so far. */
  readonly target: string | undefined
  readonly rank: 'write' | 'read' | 'background'
  readonly attempt: number
  readonly startedAt: number
  readonly endedAt?: number | undefined
  readonly end?: 'succeeded' | 'failed' | 'aborted' | undefined
  readonly spans: readonly Span[]
  readonly status?: number | undefined
  readonly kind?: LisaErrorKind | undefined
  readonly requestId?: string | undefined
  readonly outcome?: 'unknown' | undefined
  readonly retryAt?: number | undefined
  readonly gateway?: string | undefined
  readonly age?: number | undefined
  readonly etag?: string | undefined
}

/** What waits for its turn waits for the rate limit from its closing on, and for its turn again once it is open. */
export function withGate(requests: readonly RecordedRequest[], event: LisaEvent): readonly RecordedRequest[] {
  if (event.type !== 'gate-closed' && event.type !== 'gate-opened') return requests
  const isClosed = event.type === 'gate-closed'
  const [before, after] = isClosed ? (['queue', 'rate-limit'] as const) : (['rate-limit', 'queue'] as const)
  const span: Span = { of: after, from: event.at, until: isClosed ? event.until : undefined }
  return requests.map((request) => {
    const last = request.spans.at(-1)
    if (request.end || last?.of !== before || last.to !== undefined) return request
    return { ...request, spans: [...ended(request.spans, event.at), span] }
  })
}

type TimedRequestEvent = RequestEvent & { readonly at: number }

/** Takes an event of a request in. */
export function withRequest(
  requests: readonly RecordedRequest[],
  event: TimedRequestEvent,
  target: string | undefined,
): readonly RecordedRequest[] {
  const { id, method, path, rank, at } = event
  const index = requests.findIndex((request) => request.id === id)
  const known = requests[index] ?? { id, method, path, rank, startedAt: at, spans: [], target, attempt: 1 }
  const changed = afterEvent({ ...known, target: target ?? known.target, attempt: event.attempt }, event)
  if (index < 0) return withinLimit([...requests, changed])
  return requests.map((request) => (request === known ? changed : request))
}

const mostRequests = 200

/** The requests, without the oldest one that has ended where there are too many. */
function withinLimit(requests: readonly RecordedRequest[]): readonly RecordedRequest[] {
  if (requests.length <= mostRequests) return requests
  const oldest = Math.max(
    0,
    requests.findIndex(({ end }) => end),
  )
  return requests.filter((_, index) => index !== oldest)
}

function afterEvent(request: RecordedRequest, event: TimedRequestEvent): RecordedRequest {
  const { at } = event
  const { spans } = request
  switch (event.type) {
    case 'waiting':
      return { ...request, spans: [...spans, { of: event.reason, from: at, until: event.until }] }
    case 'waited':
      return { ...request, spans: ended(spans, at) }
    case 'sent':
      return { ...request, spans: [...ended(spans, at), { of: 'flight', from: at }] }
    case 'answered': {
      const { status, requestId, gateway, age, etag } = event
      return { ...request, spans: ended(spans, at), status, requestId, gateway, age, etag }
    }
    default: {
      const { milliseconds, type } = event
      const facts = type === 'failed' ? failureFacts(request, event) : {}
      return { ...request, ...facts, end: type, endedAt: at, startedAt: at - milliseconds, spans: ended(spans, at) }
    }
  }
}

function failureFacts(
  request: RecordedRequest,
  { kind, status, requestId, outcome, retryAt }: Extract<RequestEvent, { type: 'failed' }>,
): Partial<RecordedRequest> {
  return { kind, outcome, retryAt, status: status ?? request.status, requestId: requestId ?? request.requestId }
}

const ended = (spans: readonly Span[], at: number): readonly Span[] =>
  spans.map((span) => (span.to === undefined ? { ...span, to: at } : span))

/** A request's address without what stands before the endpoint's path. */
export function shortened(target: string | undefined, path: string): string | undefined {
  if (target === undefined) return undefined
  const [address = '', search] = target.split('?')
  const depth = path.split('/').length - 1
  const own = address.split('/').slice(-depth).join('/')
  return `/${own}${search ? `?${search}` : ''}`
}
