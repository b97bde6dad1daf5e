import { safeParse } from 'zod/v4/core'
import { sortMessages } from '../errors/field-messages.ts'
import type { LisaError, LisaErrorKind, ShapeIssue } from '../errors/lisa-error.ts'
import { requiredScope } from '../errors/required-scope.ts'
import { meaningOf, phraseOf } from '../errors/status.ts'
import type { Accepted } from './contract.ts'
import { byteLength, type Outgoing } from './outgoing.ts'
import { shapeIssues } from './shape-issues.ts'

/** An answer with its body read and the credential taken out of it. */
export interface Answer {
  response: Response
  /** The body's text; `undefined` where it broke off. */
  text: string | undefined
  requestId: string | undefined
  /** When it arrived, in epoch milliseconds. */
  at: number
  /** When LiSA wants the next try, in epoch milliseconds. */
  retryAt: number | undefined
}

/** What the answer means for the caller: data, or the receipt of a 202. Throws the `LisaError` of its status. */
export function read(request: Outgoing, answer: Answer): unknown {
  const meaning = meaningOf(answer.response.status)
  if (meaning === 'ok') return dataOf(request, answer)
  if (meaning === 'accepted' && request.endpoint.method !== 'GET') return receiptOf(answer)
  throw errorOf(request, answer, meaning === 'accepted' ? 'unexpected' : meaning)
}

function dataOf({ endpoint, fail }: Outgoing, answer: Answer): unknown {
  const { response, text } = answer
  const { value, cause } = json(text)
  const unexpected = (what: string, facts: { cause?: unknown; issues?: ShapeIssue[] } = {}): LisaError =>
    fail('unexpected', what, { ...commonFacts(answer, value), ...facts })

  if (text === undefined) throw unexpected('the answer broke off')
  if (cause !== undefined && text !== '') throw unexpected(`expected JSON, got ${contentOf(response)}`, { cause })
  const result = safeParse(endpoint.response, value)
  if (result.success) return result.data
  if (text === '') throw unexpected(`expected JSON, got an empty body with ${phraseOf(response.status)}`)
  const issues = shapeIssues(result.error.issues)
  const places = issues.slice(0, 3).map(({ path, message }) => `${path || 'the answer'}: ${message}`)
  throw unexpected(`not the documented shape, ${places.join('; ')}`, { issues })
}

function receiptOf(answer: Answer): Accepted {
  const { requestId, text } = answer
  const body = json(text).value ?? text
  return {
    accepted: true,
    acceptedAt: answer.at,
    ...(requestId !== undefined && { requestId }),
    ...(body && { body }),
  }
}

function errorOf({ endpoint, body: sent, fail }: Outgoing, answer: Answer, kind: LisaErrorKind): LisaError {
  const { response, retryAt, at } = answer
  const common = commonFacts(answer, json(answer.text).value)
  const what = phraseOf(response.status, response.statusText)
  switch (kind) {
    case 'invalid':
      return fail(kind, what, { ...common, ...sortMessages(isHtml(response) ? undefined : common.body) })
    case 'forbidden': {
      const named = requiredScope(response.headers.get('www-authenticate'), common.body)
      return fail(kind, what, { ...common, requiredScope: named ?? endpoint.scope })
    }
    case 'rate-limited':
      return fail(kind, what, { ...common, retryAt: retryAt ?? at })
    case 'unavailable':
      return fail(kind, what, { ...common, retryAt })
    case 'too-large':
      return fail(kind, what, { ...common, limit: endpoint.maxBytes, size: sent === undefined ? undefined : byteLength(sent) })
    case 'unexpected':
      return fail(
        kind,
        isRedirect(response) ? 'redirected, which is not followed: set `baseUrl` to the final address' : what,
        common,
      )
    default:
      return fail(kind, what, common)
  }
}

function commonFacts({ response, requestId, text }: Answer, parsed: unknown) {
  return { status: response.status || undefined, requestId, body: parsed === undefined ? text || undefined : parsed }
}

function json(text = ''): { value?: unknown; cause?: unknown } {
  try {
    return { value: JSON.parse(text) }
  } catch (cause) {
    return { cause }
  }
}

function contentOf({ headers }: Response): string {
  const type = headers.get('content-type') ?? 'something without a content type'
  return /\bjson\b/.test(type) ? 'broken JSON' : type
}

const isHtml = ({ headers }: Response): boolean => /\bhtml\b/.test(headers.get('content-type') ?? '')
const isRedirect = ({ type, headers }: Response): boolean => type === 'opaqueredirect' || headers.has('location')
