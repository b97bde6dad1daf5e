/**
 * What is to happen to a request instead of, or on top of, its real answer. A write takes effect only where its real
 * answer is used, or with `applied`.
 */
export interface Incident {
  /** This status. 2xx keeps the real answer's body, but 202 to a write is a receipt of something not done; others get their usual body. */
  status?: number
  /** This body: JSON, or a text as it is. */
  body?: unknown
  /** On top of the usual ones; `null` takes one away. */
  headers?: Readonly<Record<string, string | null>>
  /** So many milliseconds later. */
  latency?: number
  /** The connection is cut before an answer. */
  drop?: boolean
  /** A page of HTML. */
  html?: boolean
  /** The body is cut half way. */
  truncate?: boolean
  /** JSON of another shape. */
  wrongShape?: boolean
  /** No body. */
  empty?: boolean
  /** No answer until the request is aborted. */
  hang?: boolean
  /** A redirect to this address. */
  redirect?: string
  /** `Retry-After`, as it is. */
  retryAfter?: string
  /** The request is processed all the same: what the client sees is not what happened. */
  applied?: boolean
}

/** Which requests an incident waits for. */
export interface IncidentFilter {
  /** Such as `POST`; any by default. */
  method?: string
  /** Without the base path; `*` stands for anything: `/shows/*`. */
  path?: string
}

const flags: readonly string[] = ['drop', 'html', 'truncate', 'wrongShape', 'empty', 'hang', 'applied']
const texts: readonly string[] = ['redirect', 'method', 'path']
const numbers: readonly string[] = ['status', 'latency', 'times']

/** An incident out of JSON or of a query string, whose values are all texts; a sentence if it is none. */
export function incidentFrom(
  values: Readonly<Record<string, unknown>>,
): (Incident & IncidentFilter & { times?: number }) | string {
  const incident: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) {
    if (flags.includes(name)) incident[name] = !['false', '0', 'undefined', 'null'].includes(String(value))
    else if (texts.includes(name)) incident[name] = String(value)
    else if (numbers.includes(name)) incident[name] = Number(value)
    else if (name === 'retryAfter') incident[name] = String(value)
    else if (name === 'body' || name === 'headers') incident[name] = typeof value === 'string' ? parsed(value) : value
    else return `${name} is no incident: ${[...numbers, 'body', 'headers', 'retryAfter', ...flags, ...texts].join(', ')} are`
  }
  const { status = 200, latency = 0, times = 1 } = incident as Record<string, number>
  if (!(Number.isInteger(status) && status >= 200 && status <= 599)) return 'status must be a whole number from 200 to 599'
  return latency >= 0 && times >= 0 ? incident : 'latency and times must be numbers from 0'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
