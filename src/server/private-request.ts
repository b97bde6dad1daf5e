import type { SteadyClock } from '../client/clock.ts'
import type { AnyInput, Endpoint } from '../client/endpoint.ts'
import { writeGatewayChecks } from '../client/request/gateway-checks.ts'
import { prepare } from '../client/request/prepare.ts'
import { isLisaError } from '../errors/lisa-error.ts'
import { meaningOf } from '../errors/status.ts'
import { type AskedRequest, type GatewayParts, inputOf, nameOf } from './asked-request.ts'
import { readBody } from './body.ts'
import { type GatewayAnswer, refusal } from './gateway-answer.ts'
import { shownFailure } from './public-read.ts'
import type { UpstreamAnswer } from './upstream.ts'

/** The most that a body may have where its endpoint does not say, in bytes. */
const mostBytes = 1_000_000
/** How long a body may take to arrive, in milliseconds. */
const bodyTimeout = 10_000

/** What only some may ask for: allowed, checked, sent with the shop's key, never kept. */
export async function answerPrivate(parts: GatewayParts, asked: AskedRequest): Promise<GatewayAnswer> {
  const { config, gate, rateLimit, timeout, upstream, emit } = parts
  const { endpoint, request, waitUntil } = asked
  const start = config.clock.now()
  const read = await inputOf(asked, undefined)
  if ('sentence' in read) return refusal(400, read.sentence)
  const refused = await refusedPerson(parts, asked, read.input)
  if (refused) return refused
  const body = endpoint.body ? await jsonOf(config.clock, request, endpoint) : { value: undefined }
  if ('refused' in body) return body.refused
  const prepared = await prepare(config, endpoint, { ...read.input, body: body.value }).catch(refusedInput)
  if ('refused' in prepared) return prepared.refused
  const wait = await gate.enter('private', rateLimit.maxWait)
  if (wait > 0) return refusal(429, 'Too many requests', { retryIn: wait })
  const answer = await upstream(prepared, 'private', timeout)
  // Also after a failure: the write may still have been processed.
  if (endpoint.method !== 'GET') await parts.changes.announce(touchedBy(endpoint), waitUntil)
  const milliseconds = config.clock.now() - start
  emit({ type: 'answered', endpoint: nameOf(endpoint), status: answer.status, mark: 'private', milliseconds })
  return privateAnswer(parts, endpoint, answer)
}

/** The refusal of who may not ask; `undefined` for who may. */
async function refusedPerson(
  { options, emit }: GatewayParts,
  { request, endpoint }: AskedRequest,
  input: AnyInput,
): Promise<GatewayAnswer | undefined> {
  const allowed = await options.private?.allow({ request, endpoint, input })
  if (allowed === true) return undefined
  const isForbidden = allowed === 'forbidden'
  emit({ type: 'turned-away', status: isForbidden ? 403 : 401, reason: nameOf(endpoint) })
  return isForbidden ? refusal(403, 'Your access does not cover this') : refusal(401, 'Sign in to go on')
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
  { maxBytes = mostBytes }: Endpoint,
): Promise<{ value: unknown } | { refused: GatewayAnswer }> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/(json|[\w.-]+\+json)\s*(;|$)/i.test(type)) {
    return { refused: refusal(415, 'The body must be application/json', { mark: 'private' }) }
  }
  const read = await readBody(request, maxBytes, bodyTimeout, clock)
  if ('status' in read) return { refused: refusal(read.status, read.sentence, { mark: 'private' }) }
  try {
    return { value: JSON.parse(read.text) }
  } catch {
    return { refused: refusal(400, 'The body is no JSON', { mark: 'private' }) }
  }
}

/** What the endpoint's schema refuses, as LiSA would say it, with the reasons for the client's words. */
function refusedInput(error: unknown): { refused: GatewayAnswer } {
  if (isLisaError(error) && error.kind === 'invalid') {
    return { refused: { ...refusal(422, ''), body: JSON.stringify(writeGatewayChecks(error)), mark: 'private' } }
  }
  if (isLisaError(error) && error.kind === 'too-large')
    return { refused: refusal(413, 'The body is too large', { mark: 'private' }) }
  throw error
}

/** The paths whose cached reads a write ends. */
const touchedBy = ({ invalidates, path }: Endpoint): readonly string[] => invalidates ?? [`/${path.split('/')[1]}`]
