import type { GatewayRefusal } from '../../errors/gateway-refusal.ts'
import type { LisaErrorKind, ShapeIssue } from '../../errors/lisa-error.ts'
import { requiredScope } from '../../errors/required-scope.ts'
import { meaningOf, phraseOf } from '../../errors/status.ts'
import { parseValidationBody } from '../../errors/validation/parse-validation-body.ts'
import type { Accepted } from '../accepted.ts'
import { isRead } from '../method.ts'
import type { Config } from '../options.ts'
import { reportUncaught } from '../report-uncaught.ts'
import { check, checkAnswer, shapeIssues } from './check.ts'
import { readGatewayChecks } from './gateway-checks.ts'
import type { PreparedRequest } from './prepare.ts'

/** An answer whose body has been read and the credential removed from it. */
export interface Answer {
  /** 0 for a redirect whose target a browser hides. */
  status: number
  statusText: string
  /** A header's value, empty where there is none. */
  header: (name: string) => string
  /** The body's text; `undefined` where it broke off. */
  text: string | undefined
  /** What the endpoint's own `readAnswer` gave. */
  value?: unknown
  /** When it arrived, in epoch milliseconds. */
  at: number
  /** When LiSA wants the next try, in epoch milliseconds. */
  retryAt: number | undefined
  /** Whether it means that a person should sign in, with any status. */
  isRefused: boolean
}

/** What reading an answer needs of its request. */
export interface ReadRequest extends Pick<PreparedRequest, 'endpoint' | 'fail' | 'size'> {
  config: Pick<Config, 'shape' | 'onUnexpectedShape'>
}

/** What the answer means for the caller: data, or the receipt of a 202. Throws the `LisaError` of its status. */
export async function read(request: ReadRequest, answer: Answer): Promise<unknown> {
  const { endpoint, fail } = request
  const { status, statusText, header, text, value, at } = answer
  const parsed = value ?? parse(text)
  const meaning = answer.isRefused ? 'auth-required' : meaningOf(status)
  const body = parsed === undefined ? text || undefined : parsed
  const gatewayRefusal = refusalOf(answer)
  const requestId = header('x-request-id') || undefined
  const facts = (): CommonFacts => ({ status: status || undefined, requestId, gatewayRefusal, body })
  if (meaning === 'ok') return dataFrom(request, answer, parsed, facts)
  const common = facts()
  const phrase = answer.isRefused && meaningOf(status) === 'unexpected' ? 'redirected to a sign-in' : phraseOf(status, statusText)
  if (meaning === 'accepted' && !isRead(endpoint)) {
    const isKnown = !endpoint.accepted || !(await check(endpoint.accepted, body)).issues
    return { ...common, body: isKnown ? body : undefined, accepted: true, acceptedAt: at } as Accepted
  }
  if (meaning === 'accepted' || meaning === 'unexpected') {
    const isRedirect = status === 0 || header('location')
    throw fail('unexpected', isRedirect ? 'redirected, set the final `baseUrl`' : phrase, common)
  }
  const what = gatewayRefusal ? `${phrase} (the gateway: ${gatewayRefusal})` : phrase
  // The gateway refuses a body before it asks LiSA, so a write with this refusal has certainly not gone through.
  throw fail(meaning, what, { ...common, ...factsOf[meaning]?.(request, answer, body) } as never, gatewayRefusal !== 'body')
}

interface CommonFacts {
  status: number | undefined
  requestId: string | undefined
  gatewayRefusal: GatewayRefusal | undefined
  body: unknown
}

/** What the endpoint's schema makes of a good answer; throws `unexpected` where it differs, or is no JSON. */
async function dataFrom(
  request: ReadRequest,
  { status, statusText, header, text }: Answer,
  parsed: unknown,
  facts: () => CommonFacts,
): Promise<unknown> {
  const { endpoint, fail, config } = request
  // Some endpoints answer with an empty body: their schema takes `undefined`.
  const isReadable = parsed !== undefined || text === ''
  const result = isReadable ? await checkAnswer(endpoint.response, parsed) : undefined
  if (result && !result.issues) return result.value
  if (parsed === undefined || !result) {
    throw fail('unexpected', `${phraseOf(status, statusText)} without its JSON ${header('content-type')}`.trim(), facts())
  }
  const issues = shapeIssues(result.issues)
  if ((endpoint.shape ?? config.shape) === 'lenient') {
    reportShape(request, issues, parsed)
    return parsed
  }
  const differences = issues.slice(0, 3).map(({ path, message }) => `${path} ${message}`)
  throw fail('unexpected', `unexpected shape, ${differences.join(', ')}`, { ...facts(), issues })
}

/** Tells the application of an answer that does not fit; what its callback throws stops no request. */
function reportShape({ config, endpoint }: ReadRequest, issues: readonly ShapeIssue[], body: unknown): void {
  try {
    config.onUnexpectedShape?.({ route: `${endpoint.method} ${endpoint.path}`, issues, body })
  } catch (error) {
    reportUncaught(error)
  }
}

/** The facts that only errors of this kind have. */
const factsOf: { [Kind in LisaErrorKind]?: (request: ReadRequest, answer: Answer, body: unknown) => object } = {
  invalid: (_, answer, body) =>
    (answer.header('x-lisa-gateway') ? readGatewayChecks(body) : undefined) ??
    parseValidationBody(isHtml(answer) ? undefined : body),
  forbidden: ({ endpoint }, answer) => {
    // No scope is missing: LiSA was not asked.
    if (refusalOf(answer)) return {}
    const challenge = answer.header('www-authenticate')
    // An HTML page comes from something in front of LiSA, such as a firewall, so no scope of the endpoint would help.
    return {
      requiredScope: isHtml(answer) ? requiredScope(challenge) : (requiredScope(challenge, answer.text) ?? endpoint.scope),
    }
  },
  'rate-limited': (_, { retryAt, at }) => ({ retryAt: retryAt ?? at }),
  unavailable: (_, { retryAt }) => ({ retryAt }),
  'too-large': ({ endpoint: { maxBytes: limit }, size }) => ({ limit, size }),
}

/** Why the package's own gateway refused the request: only the gateway sends this header. */
const refusalOf = ({ header }: Answer): GatewayRefusal | undefined => (header('x-lisa-refusal') as GatewayRefusal) || undefined

function parse(text = ''): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isHtml = ({ header, text = '' }: Answer): boolean =>
  header('content-type').includes('html') || /^\s*<(!doctype|html)\b/i.test(text)
