import type { SteadyClock } from '../client/clock.ts'
import type { AnyInput, Endpoint } from '../client/endpoint.ts'
import { writeGatewayChecks } from '../client/request/gateway-checks.ts'
import { prepare } from '../client/request/prepare.ts'
import { isLisaError } from '../errors/lisa-error.ts'
import { meaningOf } from '../errors/status.ts'
import { invalidatedPaths } from '../query/invalidation.ts'
import { type AskedRequest, type GatewayParts, inputOf, nameOf } from './asked-request.ts'
import { readBody } from './body.ts'
import { type GatewayAnswer, refusal } from './gateway-answer.ts'
import { shownFailure } from './public-read.ts'
import { touchedPaths } from './touch-names.ts'
import type { UpstreamAnswer } from './upstream.ts'

/** The most that a body may have where its endpoint does not say, in bytes. */
const mostBytes = 1_000_000
/** How long a body may take to arrive, in milliseconds. */
const bodyTimeout = 10_000

/** What only some may ask for: allowed, checked, sent with the shop's key, never kept. */
export async function answerPrivate(parts: GatewayParts, asked: AskedRequest): Promise<GatewayAnswer> {
  const { config, gate, rateLimit, timeout, upstream, emit, turnAway } = parts
  const { endpoint, request, waitUntil } = asked
  const start = config.clock.now()
  const read = await inputOf(asked, undefined)
  if ('sentence' in read) return turnAway({ ...read, status: 400, request, endpoint: nameOf(endpoint) })
  const refused = await refusedPerson(parts, asked, read.input)
  if (refused) return refused
  const body = endpoint.body ? await jsonOf(config.clock, request, endpoint) : { value: undefined }
  if ('sentence' in body) return refusedBody(parts, asked, body)
  const prepared = await prepare(config, endpoint, { ...read.input, body: body.value }).catch(refusedInput)
  if ('sentence' in prepared) return refusedBody(parts, asked, prepared)
  const wait = await gate.enter('private', rateLimit.maxWait)
  if (wait > 0) return refusal(429, 'Too many requests', { retryIn: wait })
  const answer = await upstream(prepared, 'private', timeout)
  if (endpoint.method !== 'GET' && !isRefused(answer)) {
    await parts.changes.announce(touchedPaths(invalidatedPaths(endpoint), asked.params), waitUntil)
  }
  const milliseconds = config.clock.now() - start
  emit({ type: 'answered', endpoint: nameOf(endpoint), status: answer.status, mark: 'private', milliseconds })
  return privateAnswer(parts, endpoint, answer)
}

/** The refusal of who may not ask; `undefined` for who may. */
async function refusedPerson(
  { options, turnAway }: GatewayParts,
  { request, endpoint }: AskedRequest,
  input: AnyInput,
): Promise<GatewayAnswer | undefined> {
  const allowed = await options.private?.allow({ request, endpoint, input })
  if (allowed === true) return undefined
  const refused =
    allowed === 'forbidden'
      ? ({ why: 'not-allowed', status: 403, sentence: 'Your access does not cover this' } as const)
      : ({ why: 'sign-in', status: 401, sentence: 'Sign in to go on' } as const)
  return turnAway({ ...refused, request, endpoint: nameOf(endpoint) })
}

/** Why a body is not sent on; `json` is the answer's body, where that is more than the sentence. */
interface RefusedBody {
  status: number
  sentence: string
  json?: string
}

function refusedBody(
  { turnAway }: GatewayParts,
  { request, endpoint }: AskedRequest,
  { status, sentence, json }: RefusedBody,
): GatewayAnswer {
  const turned = { why: 'body', status, sentence, request, endpoint: nameOf(endpoint) } as const
  return turnAway(turned, { mark: 'private', ...(json !== undefined && { body: json }) })
}

/** LiSA's answer as it is; but a refused key is the shop's affair and not that of the person who is signed in. */
function privateAnswer({ emit }: GatewayParts, endpoint: Endpoint, answer: UpstreamAnswer): GatewayAnswer {
  const meaning = meaningOf(answer.status)
  if (meaning === 'auth-required') {
    emit({ type: 'key-refused', endpoint: nameOf(endpoint), status: answer.status })
    return refusal(503, 'LiSA is not available', { mark: 'private' })
  }
  const { requestId, wait, status, text, contentType } = answer
  const isAnswer = (meaning === 'ok' || meaning === 'accepted') && !/html/i.test(contentType)
  const shown = isAnswer
    ? { status, body: text, contentType: text === '' ? '' : contentType || 'application/json' }
    : shownFailure(answer)
  const challenge = meaning === 'forbidden' ? answer.challenge : undefined
  return { ...shown, requestId, mark: 'private', retryIn: wait, challenge }
}

async function jsonOf(
  clock: SteadyClock,
  request: Request,
  { maxBytes = mostBytes, isBodyOptional }: Endpoint,
): Promise<{ value: unknown } | RefusedBody> {
  const isJson = /^application\/(json|[\w.-]+\+json)\s*(;|$)/i.test(request.headers.get('content-type') ?? '')
  const notJson = { status: 415, sentence: 'The body must be application/json' }
  if (!isJson && !isBodyOptional) return notJson
  const read = await readBody(request, maxBytes, bodyTimeout, clock)
  if ('status' in read) return read
  if (isBodyOptional && read.text === '') return { value: undefined }
  if (!isJson) return notJson
  try {
    return { value: JSON.parse(read.text) }
  } catch {
    return { status: 400, sentence: 'The body is no JSON' }
  }
}

/** What the endpoint's schema refuses, as LiSA would say it, with the reasons for the client's words. */
function refusedInput(error: unknown): RefusedBody {
  if (isLisaError(error) && error.kind === 'invalid') {
    const places = Object.keys(error.fields)
    const sentence = `The body does not fit its definition${places.length > 0 ? `, at ${places.join(', ')}` : ''}`
    return { status: 422, sentence, json: JSON.stringify(writeGatewayChecks(error)) }
  }
  if (isLisaError(error) && error.kind === 'too-large') return { status: 413, sentence: 'The body is too large' }
  throw error
}

/** Whether LiSA has not taken a write for certain. After any other failure it may have. */
const isRefused = ({ status }: UpstreamAnswer): boolean => status >= 400 && status < 500 && meaningOf(status) !== 'timeout'
