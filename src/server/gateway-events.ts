import type { GatewayRefusal } from '../errors/gateway-refusal.ts'

/** How a read was answered: from the cache, from the cache while it is refreshed, from LiSA, or not at all. */
export type CacheMark = 'hit' | 'stale' | 'miss' | 'refused'

/** What a gateway does, as it happens. `endpoint` is the method and the path with its `{names}`. */
export type GatewayEvent =
  | { type: 'answered'; endpoint: string; status: number; mark: CacheMark | 'private'; milliseconds: number }
  /** A request to LiSA has ended; `status` is 0 where there was no answer. */
  | { type: 'upstream'; endpoint: string; status: number; milliseconds: number; reason: UpstreamReason }
  /** A cached answer could not be refreshed, and goes on being served. */
  | { type: 'refresh-failed'; endpoint: string; status: number }
  /** LiSA refused the shop's key, with 401, or with 403 on a public read. */
  | { type: 'key-refused'; endpoint: string; status: number }
  /** LiSA refuses every request for this long. */
  | { type: 'limited'; milliseconds: number }
  /** LiSA is not asked until it recovers, but for one request at a time. */
  | { type: 'breaker'; isOpen: boolean }
  /** The store cannot be reached, and this instance goes on alone; or it is back. */
  | { type: 'store'; isReachable: boolean; message?: string }
  /** A request that the allow-list, the protection or `allow` turned away; `refusal` is what its answer says in `X-Lisa-Refusal`. */
  | { type: 'turned-away'; status: number; reason: string; refusal?: GatewayRefusal }
  /** LiSA has notified. What is not known to any table, or is no notification at all, touches nothing. */
  | { type: 'webhook'; collection: string; action: string; isKnown: boolean; touched: readonly string[] }
  | { type: 'error'; message: string }

/** Why LiSA was asked: for a visitor whose read was not cached, to refresh one that was, or for the team. */
export type UpstreamReason = 'miss' | 'refresh' | 'private'

/** Tells the application of one event; never throws. */
export type EmitGatewayEvent = (event: GatewayEvent) => void

/** `onEvent`, without harm to the gateway where it throws. */
export function createGatewayEmit(onEvent: ((event: GatewayEvent) => unknown) | undefined): EmitGatewayEvent {
  return (event) => {
    try {
      const result = onEvent?.(event)
      if (result instanceof Promise) result.catch(() => undefined)
    } catch {
      // A log that fails is no reason to fail a visitor.
    }
  }
}
