import type { AnyInput, Endpoint } from '../client/endpoint.ts'
import type { Config } from '../client/options.ts'
import { prepare } from '../client/request/prepare.ts'
import { targetOf } from '../client/target.ts'
import { isLisaError, type LisaErrorOf } from '../errors/lisa-error.ts'
import { meaningOf } from '../errors/status.ts'
import { readBody } from './body.ts'
import type { Breaker } from './breaker.ts'
import type { CachedRead, LoadedAnswer, ReadCache } from './cache.ts'
import type { Changes, WaitUntil } from './changes.ts'
import { type GatewayAnswer, refusal } from './gateway-answer.ts'
import type { EmitGatewayEvent } from './gateway-events.ts'
import type { CacheOptions, GatewayOptions, KeyLimit, PublicRead } from './gateway-options.ts'
import type { KeyGate } from './key-gate.ts'
import { shownFailure, shownToVisitor } from './public-read.ts'
import { readQuery } from './query.ts'
import type { GatewayStore } from './store/gateway-store.ts'
import type { AskLisa, UpstreamAnswer } from './upstream.ts'

/** What the parts of one gateway share. */
export interface GatewayParts {
  options: GatewayOptions
  config: Config
  cache: CacheOptions
  rateLimit: KeyLimit
  timeout: number
  gate: KeyGate
  breaker: Breaker
  store: GatewayStore
  upstream: AskLisa
  readCache: ReadCache
  changes: Changes
  emit: EmitGatewayEvent
}

/** A request whose route is known. */
export interface AskedRequest {
  request: Request
  endpoint: Endpoint
  params: Record<string, string>
  waitUntil?: WaitUntil | undefined
}

/** The most that a body may have where its endpoint does not say, in bytes. */
const mostBytes = 1_000_000
/** How long a body may take to arrive, in milliseconds. */
const bodyTimeout = 10_000

/** A read that anybody may ask for: from the cache, or from LiSA for all who want it. */
export async function answerPublic(
  parts: GatewayParts,
  asked: AskedRequest & { publicRead: PublicRead },
): Promise<GatewayAnswer> {
  const { endpoint, publicRead, params, request } = asked
  const start = parts.config.clock.now()
  const read = await readQuery(endpoint, new URL(request.url).searchParams, publicRead.query)
  if ('sentence' in read) return refusal(400, read.sentence)
  const answer = await readPublic(parts, publicRead, inputOf(endpoint, params, read.query), asked.waitUntil)
  const milliseconds = parts.config.clock.now() - start
  parts.emit({ type: 'answered', endpoint: nameOf(endpoint), status: answer.status, mark: answer.mark, milliseconds })
  return answer
}

/** The same for an input, as `prefetch` asks. */
export async function readPublic(
  parts: GatewayParts,
  publicRead: PublicRead,
  input: AnyInput,
  waitUntil?: WaitUntil,
): Promise<GatewayAnswer> {
  const { config, cache, readCache } = parts
  const { endpoint, fresh = cache.fresh } = publicRead
  const prepared = await prepare(config, endpoint, input)
  const { path } = targetOf(endpoint, input)
  const query = new URLSearchParams(prepared.search)
  query.sort()
  const read: CachedRead = {
    key: `${path}?${query}`,
    paths: pathsAround(path),
    name: nameOf(endpoint),
    fresh,
    waitUntil,
    load: async (reason, milliseconds) => loaded(parts, publicRead, await parts.upstream(prepared, reason, milliseconds)),
  }
  parts.changes.remember(read)
  return readCache(read)
}

function loaded({ breaker, emit }: GatewayParts, publicRead: PublicRead, answer: UpstreamAnswer): LoadedAnswer {
  const meaning = meaningOf(answer.status)
  const isKeyRefused = meaning === 'auth-required'
  if (isKeyRefused || meaning === 'forbidden') {
    emit({ type: 'key-refused', endpoint: nameOf(publicRead.endpoint), status: answer.status })
  }
  if (isKeyRefused || meaning === 'server-error' || meaning === 'unavailable' || meaning === 'timeout')
    breaker.failed(isKeyRefused)
  else breaker.succeeded()
  const shown = shownToVisitor(publicRead, answer)
  const wait = shown.status === answer.status ? answer.wait : undefined
  return { ...shown, requestId: answer.requestId, wait, upstreamStatus: answer.status }
}

/** What only some may ask for: allowed, checked, sent with the shop's key, never kept. */
export async function answerPrivate(
  parts: GatewayParts,
  { request, endpoint, params, waitUntil }: AskedRequest,
): Promise<GatewayAnswer> {
  const { options, config, gate, rateLimit, timeout, upstream, emit } = parts
  const start = config.clock.now()
  const read = await readQuery(endpoint, new URL(request.url).searchParams, undefined)
  if ('sentence' in read) return refusal(400, read.sentence)
  const input = inputOf(endpoint, params, read.query)
  const allowed = await options.private?.allow({ request, endpoint, input })
  if (allowed !== true) {
    const isForbidden = allowed === 'forbidden'
    emit({ type: 'turned-away', status: isForbidden ? 403 : 401, reason: nameOf(endpoint) })
    return isForbidden ? refusal(403, 'Your access does not cover this') : refusal(401, 'Sign in to go on')
  }
  const body = endpoint.body ? await jsonOf(request, endpoint) : { value: undefined }
  if ('refused' in body) return body.refused
  const prepared = await prepare(config, endpoint, { ...input, body: body.value }).catch(refusedInput)
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

/** The values of the path and the fields of the query, as a call takes them. */
function inputOf({ path }: Endpoint, params: Record<string, string>, query: Record<string, unknown>): AnyInput {
  const isTaken = (name: string): boolean => ['body', 'headers', 'query'].includes(name) || path.includes(`{${name}}`)
  const entries = Object.entries(query)
  const nested = Object.fromEntries(entries.filter(([name]) => isTaken(name)))
  const beside = Object.fromEntries(entries.filter(([name]) => !isTaken(name)))
  return { ...beside, ...params, ...(Object.keys(nested).length > 0 && { query: nested }) }
}

async function jsonOf(
  request: Request,
  { maxBytes = mostBytes }: Endpoint,
): Promise<{ value: unknown } | { refused: GatewayAnswer }> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/(json|[\w.-]+\+json)\s*(;|$)/i.test(type)) {
    return { refused: refusal(415, 'The body must be application/json', { mark: 'private' }) }
  }
  const read = await readBody(request, maxBytes, bodyTimeout)
  if ('status' in read) return { refused: refusal(read.status, read.sentence, { mark: 'private' }) }
  try {
    return { value: JSON.parse(read.text) }
  } catch {
    return { refused: refusal(400, 'The body is no JSON', { mark: 'private' }) }
  }
}

/** What the endpoint's schema refuses, as LiSA would say it. */
function refusedInput(error: unknown): { refused: GatewayAnswer } {
  if (isLisaError(error) && error.kind === 'invalid') {
    const { fields, messages }: LisaErrorOf<'invalid'> = error
    const errors = { ...fields, ...(messages.length > 0 && { base: messages }) }
    return { refused: { ...refusal(422, ''), body: JSON.stringify({ errors }), mark: 'private' } }
  }
  if (isLisaError(error) && error.kind === 'too-large')
    return { refused: refusal(413, 'The body is too large', { mark: 'private' }) }
  throw error
}

/** The paths whose cached reads a write ends. */
const touchedBy = ({ invalidates, path }: Endpoint): readonly string[] => invalidates ?? [`/${path.split('/')[1]}`]

/** `/shows/42/products` is below `/shows` and `/shows/42`. */
function pathsAround(path: string): string[] {
  const segments = path.split('/').slice(1)
  return segments.map((_, index) => `/${segments.slice(0, index + 1).join('/')}`)
}

const nameOf = ({ method, path }: Endpoint): string => `${method} ${path}`
