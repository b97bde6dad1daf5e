import { safeParse } from 'zod/v4/core'
import { sortMessages } from '../errors/field-messages.ts'
import { requiredScope } from '../errors/required-scope.ts'
import { meaningOf, phraseOf } from '../errors/status.ts'
import { shapeIssues } from './failing.ts'
import { byteLength, type Outgoing } from './outgoing.ts'

/** An answer with its body read and the credential taken out of it. */
export interface Answer {
  response: Response
  /** The body's text; `undefined` where it broke off. */
  text: string | undefined
  /** Empty where LiSA sent none. */
  requestId: string
  /** When it arrived, in epoch milliseconds. */
  at: number
  /** When LiSA wants the next try, in epoch milliseconds. */
  retryAt: number | undefined
}

/** What the answer means for the caller: data, or the receipt of a 202. Throws the `LisaError` of its status. */
export function read(request: Outgoing, answer: Answer): unknown {
  const { endpoint, fail } = request
  const { response, text, requestId, at } = answer
  const parsed = json(text)
  const common = {
    status: response.status || undefined,
    requestId: requestId || undefined,
    body: parsed === undefined ? text || undefined : parsed,
  }
  const meaning = meaningOf(response.status)
  const phrase = phraseOf(response.status, response.statusText)
  if (meaning === 'ok') {
    const { success, data, error } = safeParse(endpoint.response, parsed)
    if (success && text !== undefined) return data
    if (parsed === undefined) throw fail('unexpected', `${phrase} without the JSON that was due: ${contentOf(answer)}`, common)
    const issues = shapeIssues(error?.issues ?? [])
    throw fail(
      'unexpected',
      `not the documented shape, ${issues
        .slice(0, 3)
        .map(({ path, message }) => `${path || 'all'}: ${message}`)
        .join(', ')}`,
      { ...common, issues },
    )
  }
  if (meaning === 'accepted' && endpoint.method !== 'GET') {
    return { ...common, accepted: true, acceptedAt: at }
  }
  const isRedirect = response.type === 'opaqueredirect' || response.headers.has('location')
  throw fail(
    meaning === 'accepted' ? 'unexpected' : meaning,
    isRedirect ? 'redirected, set `baseUrl` to the final address' : phrase,
    {
      ...common,
      ...factsOf(meaning, request, answer, common.body),
    } as never,
  )
}

function factsOf(kind: string, { endpoint, body: sent = '' }: Outgoing, answer: Answer, body: unknown): object {
  const { response, text, at, retryAt } = answer
  switch (kind) {
    case 'invalid':
      return sortMessages(isHtml(response) ? undefined : body)
    case 'forbidden':
      return {
        requiredScope: requiredScope(response.headers.get('www-authenticate'), isHtml(response) ? '' : text) ?? endpoint.scope,
      }
    case 'rate-limited':
      return { retryAt: retryAt ?? at }
    case 'unavailable':
      return { retryAt }
    case 'too-large':
      return { limit: endpoint.maxBytes, size: byteLength(sent) }
    default:
      return {}
  }
}

function json(text = ''): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const typeOf = ({ headers }: Response): string => headers.get('content-type') ?? 'no content type'
const isHtml = (response: Response): boolean => typeOf(response).includes('html')
const contentOf = ({ text, response }: Answer): string => (text ? typeOf(response) : text === '' ? 'empty' : 'cut off')
