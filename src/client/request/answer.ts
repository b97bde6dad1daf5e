import { sortMessages } from '../../errors/field-messages.ts'
import type { LisaErrorKind } from '../../errors/lisa-error.ts'
import { requiredScope } from '../../errors/required-scope.ts'
import { meaningOf, phraseOf } from '../../errors/status.ts'
import type { Accepted } from '../endpoint.ts'
import type { StandardSchema } from '../standard-schema.ts'
import { type Checked, check } from './check.ts'
import type { PreparedRequest } from './prepare.ts'

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
export async function read(request: PreparedRequest, answer: Answer): Promise<unknown> {
  const { endpoint, fail } = request
  const { status, statusText, header, text, at } = answer
  const parsed = json(text)
  const meaning = meaningOf(status)
  const common = {
    status: status || undefined,
    requestId: header('x-request-id') || undefined,
    body: parsed === undefined ? text || undefined : parsed,
  }
  const phrase = phraseOf(status, statusText)
  if (meaning === 'ok') {
    const { value, issues } = await checkParsed(endpoint.response, parsed, text)
    if (!issues.length && (parsed !== undefined || text === '')) return value
    if (parsed === undefined) throw fail('unexpected', `${phrase} without its JSON ${header('content-type')}`.trim(), common)
    const differences = issues.slice(0, 3).map(({ path, message }) => `${path} ${message}`)
    throw fail('unexpected', `unexpected shape, ${differences.join(', ')}`, { ...common, issues })
  }
  if (meaning === 'accepted' && endpoint.method !== 'GET') return { ...common, accepted: true, acceptedAt: at } as Accepted
  if (meaning === 'accepted' || meaning === 'unexpected') {
    const isRedirect = status === 0 || header('location')
    throw fail('unexpected', isRedirect ? 'redirected, set the final `baseUrl`' : phrase, common)
  }
  throw fail(meaning, phrase, { ...common, ...facts[meaning]?.(request, answer, common.body) } as never)
}

/** What an error carries that only its kind does. */
const facts: { [Kind in LisaErrorKind]?: (request: PreparedRequest, answer: Answer, body: unknown) => object } = {
  invalid: (_, answer, body) => sortMessages(isHtml(answer) ? undefined : body),
  forbidden: ({ endpoint }, answer) => ({
    requiredScope: requiredScope(answer.header('www-authenticate'), isHtml(answer) ? '' : answer.text) ?? endpoint.scope,
  }),
  'rate-limited': (_, { retryAt, at }) => ({ retryAt: retryAt ?? at }),
  unavailable: (_, { retryAt }) => ({ retryAt }),
  'too-large': ({ endpoint: { maxBytes: limit }, size }) => ({ limit, size }),
}

/** A null that a schema does not provide for counts as an absent field: most of these shapes are assumed. */
async function checkParsed(schema: StandardSchema, parsed: unknown, text: string | undefined): Promise<Checked> {
  const checked = await check(schema, parsed)
  if (!checked.issues.length || !text) return checked
  const withoutNulls = json(text, (_, value) => value ?? undefined)
  return check(schema, withoutNulls)
}

function json(text = '', reviver?: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, reviver)
  } catch {
    return undefined
  }
}

const isHtml = ({ header }: Answer): boolean => header('content-type').includes('html')
