import type { CachedRead, CacheParts, LoadedAnswer } from './cached-read.ts'
import { etagOf, type GatewayAnswer, refusal } from './gateway-answer.ts'
import type { Hold } from './hold.ts'
import { fromStore, keptAnswer } from './kept-answer.ts'
import type { StoreRead } from './store/gateway-store.ts'

/** The answer while LiSA is not asked; `retryIn` is how much longer, in milliseconds. */
export const unavailable = (retryIn: number): GatewayAnswer => refusal(503, 'LiSA is not available', { retryIn })

/** Why LiSA is asked, the last moment to ask it (milliseconds of the clock), and the hold that learns of each wait. */
export interface AskLimits {
  reason: 'miss' | 'refresh'
  deadline: number
  hold: Hold
}

/** Asks LiSA. A failure is answered as LiSA answered it. */
export async function ask(parts: CacheParts, read: CachedRead, found: StoreRead, limits: AskLimits): Promise<GatewayAnswer> {
  const { deadline, reason } = limits
  const { breaker, clock, timeout, emit } = parts
  const pause = breaker.wait()
  if (pause > 0) return unavailable(pause)
  const loaded = await read.load(reason, Math.min(timeout, deadline - clock.now()))
  if (loaded.status === 200 || loaded.status === 404) return keep(parts, read, found, loaded)
  if (keptAnswer(found, parts.options)?.status === 200)
    emit({ type: 'refresh-failed', endpoint: read.name, status: loaded.upstreamStatus })
  if (reason === 'miss' && (await hasWaited(parts, loaded, limits))) return ask(parts, read, found, limits)
  const { status, body, contentType, requestId } = loaded
  return { status, body, contentType, requestId, mark: 'miss', retryIn: loaded.wait }
}

/** Waits where LiSA has refused a request for a short while, until it may be asked again. */
async function hasWaited(
  { gate, clock, maxWait }: CacheParts,
  { status, wait }: LoadedAnswer,
  { deadline, hold }: AskLimits,
): Promise<boolean> {
  const patience = Math.min(maxWait, deadline - clock.now() - 1_000)
  if (status !== 429 || wait === undefined || wait > patience) return false
  hold.begin(wait)
  return (await gate.enter('miss', patience)) === 0
}

/** Keeps 200, and 404 for a while; nothing else is ever kept. */
async function keep(parts: CacheParts, read: CachedRead, found: StoreRead, loaded: LoadedAnswer): Promise<GatewayAnswer> {
  const { store, options } = parts
  const { status, body, contentType, requestId } = loaded
  const answer = {
    status,
    body,
    contentType,
    etag: await etagOf(body),
    askedAt: found.now,
    writesBefore: found.writes,
    own: found.own,
  }
  await store.write(read.key, answer, status === 200 ? options.stale : options.missing)
  return { ...fromStore(options, read.fresh, answer, found, 'miss'), requestId }
}
