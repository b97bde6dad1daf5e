import type { GatewayAnswer } from './gateway-answer.ts'
import type { CacheOptions } from './gateway-options.ts'
import type { StoredAnswer, StoreRead } from './store/gateway-store.ts'

/** The stored answer, if it may still be served: no write has touched it since it was asked for, and it is not too old. */
export function keptAnswer({ answer, touched, now }: StoreRead, { stale, missing }: CacheOptions): StoredAnswer | undefined {
  if (!answer || touched > answer.writesBefore) return undefined
  return now - answer.askedAt <= (answer.status === 200 ? stale : missing) ? answer : undefined
}

/** The stored answer on its way to a browser. */
export function fromStore(
  { stale }: CacheOptions,
  fresh: number,
  { status, body, contentType, etag, askedAt }: StoredAnswer,
  { now, writes, own }: StoreRead,
  mark: 'hit' | 'stale' | 'miss',
): GatewayAnswer {
  const age = now - askedAt
  const counted = { writes, isAlone: own?.isAlone ?? false }
  const shared = { fresh: Math.max(0, fresh - age), stale: Math.min(stale, 60_000) }
  return { status, body, contentType, mark, counted, ...(status === 200 && { etag, age, shared }) }
}
