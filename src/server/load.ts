import { type AskLimits, ask, unavailable } from './ask.ts'
import { type CachedRead, type CacheParts, flightOf } from './cached-read.ts'
import { type GatewayAnswer, refusal } from './gateway-answer.ts'
import type { Hold } from './hold.ts'
import { fromStore, keptAnswer } from './kept-answer.ts'
import type { StoreRead } from './store/gateway-store.ts'
import { askAgainIn } from './store/shares.ts'
import { withLock } from './with-lock.ts'

/** From arrival to answer, in milliseconds: below the 20 s after which a browser's client gives up. */
const longestAnswer = 17_000

/** How long a read waits before it looks whether another instance has the answer, in milliseconds: ever longer, up to a bound. */
const firstPoll = 25
const longestPoll = 400

/** Asks LiSA for what has been touched, unless another instance is about to. `undefined` where that is left to the visitors. */
export async function loadAgain(
  parts: CacheParts,
  read: CachedRead,
  found: StoreRead,
  hold: Hold,
): Promise<GatewayAnswer | undefined> {
  const limits = { reason: 'refresh', deadline: parts.clock.now() + longestAnswer, hold } as const
  const turn = await askWithLock(parts, read, found, limits, () => parts.gate.enter('refresh', 0))
  const isAnswered = turn && 'answer' in turn && (turn.answer.status === 200 || turn.answer.status === 404)
  return isAnswered ? turn.answer : undefined
}

/** Asks LiSA, unless another instance is about to. What fails is answered from the store as long as that may be served. */
export async function load(parts: CacheParts, read: CachedRead, found: StoreRead, hold: Hold): Promise<GatewayAnswer> {
  const deadline = parts.clock.now() + longestAnswer
  if (keptAnswer(found, parts.options)?.status !== 200) return loadMiss(parts, read, found, { reason: 'miss', deadline, hold })
  // A refresh never waits: what is stale goes on being served.
  const refreshed = await askWithLock(parts, read, found, { reason: 'refresh', deadline, hold }, () =>
    parts.gate.enter('refresh', 0),
  )
  return refreshed && 'answer' in refreshed ? refreshed.answer : refusal(503, 'LiSA is not available', { retryIn: 1_000 })
}

/** Waits for its turn at LiSA, or for the answer that another instance has asked for. */
async function loadMiss(parts: CacheParts, read: CachedRead, found: StoreRead, limits: AskLimits): Promise<GatewayAnswer> {
  const { deadline, hold } = limits
  const { store, gate, clock, options, maxWait } = parts
  const miss = parts.misses.join(read.key, found.visitors)
  if (!miss) return tooMany(maxWait)
  try {
    let latest = found
    for (let poll = firstPoll; clock.now() < deadline; poll = Math.min(poll * 1.5, longestPoll)) {
      const demand = miss.demand(latest.visitors)
      const known = gate.knownWait(demand)
      // Nobody is refused who may have the answer of another instance soon.
      const turn =
        known > 0 && known <= miss.left()
          ? { wait: known }
          : await askWithLock(parts, read, latest, limits, () => gate.admit(demand))
      if (turn && 'answer' in turn) return turn.answer
      const wait = turn?.wait ?? 0
      if (turn && wait > miss.left()) return tooMany(wait > askAgainIn ? wait : Math.max(wait, maxWait))
      hold.begin(wait)
      // A random part, so that not all ask again at the same moment.
      if (!(await miss.pause(Math.max(wait, poll) + Math.random() * 20))) return tooMany(maxWait)
      latest = await store.read(read.key, read.paths)
      const kept = keptAnswer(latest, options)
      if (kept) return fromStore(options, read.fresh, kept, latest, 'hit')
    }
    return refusal(503, 'LiSA is not available', { retryIn: 1_000 })
  } finally {
    miss.leave()
  }
}

/** The answer while the key's limit has no room; `retryIn` is how much longer, in milliseconds. */
export const tooMany = (retryIn: number): GatewayAnswer => refusal(429, 'Too many requests', { retryIn })

/** The answer, or how long to wait for leave to ask, in milliseconds; `undefined` where another instance asks. */
type Turn = { answer: GatewayAnswer } | { wait: number } | undefined

/** Asks LiSA while no other instance asks for the same. */
function askWithLock(
  parts: CacheParts,
  read: CachedRead,
  found: StoreRead,
  limits: AskLimits,
  enter: () => Promise<number>,
): Promise<Turn> {
  const { store, breaker, options } = parts
  const flight = flightOf(read, found)
  return withLock(parts, flight, longestAnswer, async () => {
    // Another request may have had the lock, and the answer, since.
    const again = await store.read(read.key, read.paths)
    const kept = keptAnswer(again, options)
    const isNews = kept && kept.askedAt > (found.answer?.askedAt ?? 0)
    if (isNews && flightOf(read, again) === flight) return { answer: fromStore(options, read.fresh, kept, again, 'hit') }
    // While the breaker is open, nothing of the key's limit is used.
    const pause = breaker.left()
    if (pause > 0) return { answer: unavailable(pause) }
    const wait = await enter()
    return wait > 0 ? { wait } : { answer: await ask(parts, read, again, limits) }
  })
}
