import type { AnyInput } from '../client/endpoint.ts'
import { type PreparedRequest, prepare } from '../client/request/prepare.ts'
import { targetOf } from '../client/target.ts'
import { meaningOf } from '../errors/status.ts'
import { type AskedRequest, type GatewayParts, inputOf, nameOf } from './asked-request.ts'
import type { CachedRead, LoadedAnswer } from './cached-read.ts'
import type { WaitUntil } from './changes.ts'
import type { GatewayAnswer } from './gateway-answer.ts'
import type { PublicRead } from './gateway-options.ts'
import { idOf } from './live/live-event.ts'
import { shownToVisitor } from './public-read.ts'
import { headerNames } from './query.ts'
import { namesOf } from './touch-names.ts'
import type { UpstreamAnswer } from './upstream.ts'

/** A read that anybody may ask for: from the cache, or from LiSA for all who want it. */
export async function answerPublic(
  parts: GatewayParts,
  asked: AskedRequest & { publicRead: PublicRead },
): Promise<GatewayAnswer> {
  const { endpoint, publicRead, request } = asked
  const start = parts.config.clock.now()
  const read = await inputOf(asked, publicRead.query)
  if ('sentence' in read) return parts.turnAway({ ...read, status: 400, request, endpoint: nameOf(endpoint) })
  const answer = await readPublic(parts, publicRead, read.input, asked)
  const milliseconds = parts.config.clock.now() - start
  parts.emit({ type: 'answered', endpoint: nameOf(endpoint), status: answer.status, mark: answer.mark, milliseconds })
  const vary = headerNames(endpoint)
  return vary.length > 0 ? { ...answer, vary } : answer
}

/** The same for an input, as `prefetch` asks, which waits until a `deadline`, a moment of the clock. */
export async function readPublic(
  parts: GatewayParts,
  publicRead: PublicRead,
  input: AnyInput,
  { waitUntil, deadline }: { waitUntil?: WaitUntil | undefined; deadline?: number },
): Promise<GatewayAnswer> {
  const { config, cache, readCache, hub } = parts
  const { endpoint, fresh = cache.fresh } = publicRead
  const prepared = await prepare(config, endpoint, input)
  const { path } = targetOf(endpoint, input)
  const read: CachedRead = {
    key: keyOf(path, prepared),
    path,
    paths: namesOf(path, endpoint.path),
    name: nameOf(endpoint),
    fresh,
    waitUntil,
    load: async (reason, milliseconds) => loaded(parts, publicRead, await parts.upstream(prepared, reason, milliseconds)),
  }
  parts.changes.remember(read)
  hub.listen()
  const at = config.clock.now()
  const answer = await readCache.read(read, deadline)
  return { ...answer, live: answer.counted && positionOf(answer.counted, at) }
}

/** A count of this instance alone is none of the others': whoever comes with it reads everything again. */
const positionOf = ({ writes, isAlone }: { writes: number; isAlone: boolean }, at: number): string =>
  idOf(isAlone ? { version: 0, at: 0 } : { version: writes, at })

/** Names an answer: all that LiSA's answer can depend on, in one order. */
function keyOf(path: string, { search, headers }: PreparedRequest): string {
  const query = new URLSearchParams(search)
  query.sort()
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
  const sent = named.length > 0 ? `#${JSON.stringify(named.sort())}` : ''
  return `${path}?${query}${sent}`
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
