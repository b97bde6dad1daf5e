import { type $ZodType, safeParse } from 'zod/v4/core'
import { sortMessages } from '../errors/field-messages.ts'
import { requiredScope } from '../errors/required-scope.ts'
import { meaningOf, phraseOf } from '../errors/status.ts'
import { shapeIssues } from './failing.ts'
import { byteLength, type Outgoing } from './outgoing.ts'

/** An answer with its body read and the credential taken out of it. */
export interface Answer {
  /** 0 for a redirect whose target a browser hides. */
  status: number
  statusText: string
  /** A header's value, empty where there is none. */
  header: (name: string) => string
  /** The body's text; `undefined` where it broke off. */
  text: string | undefined
  /** When it arrived, in epoch milliseconds. */
  at: number
  /** When LiSA wants the next try, in epoch milliseconds. */
  retryAt: number | undefined
}

/** What the answer means for the caller: data, or the receipt of a 202. Throws the `LisaError` of its status. */
export function read(request: Outgoing, answer: Answer): unknown {
  const { endpoint, fail } = request
  const { status, statusText, header, text, at } = answer
  const parsed = json(text)
  const meaning = meaningOf(status)
  const { success, data, error } = meaning === 'ok' ? check(endpoint.response, text, parsed) : unchecked
  if (success && (parsed !== undefined || text === '')) return data

  const common = {
    status: status || undefined,
    requestId: header('x-request-id') || undefined,
    body: parsed === undefined ? text || undefined : parsed,
  }
  const phrase = phraseOf(status, statusText)
  if (meaning === 'ok') {
    if (parsed === undefined) throw fail('unexpected', `${phrase} without its JSON: ${contentOf(answer)}`, common)
    const issues = shapeIssues(error?.issues ?? [])
    const differences = issues.slice(0, 3).map(({ path, message }) => `${path} ${message}`)
    throw fail('unexpected', `not the expected shape, ${differences.join(', ')}`, { ...common, issues })
  }
  if (meaning === 'accepted' && endpoint.method !== 'GET') return { ...common, accepted: true, acceptedAt: at }
  if (meaning === 'accepted' || meaning === 'unexpected') {
    const isRedirect = status === 0 || header('location')
    throw fail('unexpected', isRedirect ? 'redirected, set `baseUrl` to the final address' : phrase, common)
  }
  throw fail(meaning, phrase, { ...common, ...factsOf(meaning, request, answer, common.body) } as never)
}

const unchecked = { success: false, data: undefined, error: undefined }

function factsOf(kind: string, { endpoint, body: sent }: Outgoing, answer: Answer, body: unknown): object {
  const { header, text, at, retryAt } = answer
  switch (kind) {
    case 'invalid':
      return sortMessages(isHtml(answer) ? undefined : body)
    case 'forbidden':
      return { requiredScope: requiredScope(header('www-authenticate'), isHtml(answer) ? '' : text) ?? endpoint.scope }
    case 'rate-limited':
      return { retryAt: retryAt ?? at }
    case 'unavailable':
      return { retryAt }
    case 'too-large':
      return { limit: endpoint.maxBytes, size: sent && byteLength(sent) }
    default:
      return {}
  }
}

/** A null that a schema does not provide for counts as an absent field: most of these shapes are assumed. */
function check(schema: $ZodType, text: string | undefined, parsed: unknown): ReturnType<typeof safeParse<$ZodType>> {
  const result = safeParse(schema, parsed)
  return result.success || !text
    ? result
    : safeParse(
        schema,
        json(text, (_, value) => value ?? undefined),
      )
}

function json(text = '', reviver?: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, reviver)
  } catch {
    return undefined
  }
}

const isHtml = ({ header }: Answer): boolean => header('content-type').includes('html')
const contentOf = ({ text, header }: Answer): string =>
  text ? header('content-type') || 'no content type' : text === '' ? 'empty' : 'cut off'
