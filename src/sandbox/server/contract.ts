import type { Incident, IncidentFilter } from './incidents/incident.ts'
import type { KeyOptions } from './options.ts'
import type { LoggedRequest } from './request-log.ts'
import type { WebhookDelivery, WebhookTarget } from './webhooks/delivery.ts'

/** What an HTTP server may pass along with a request; @hono/node-server does. */
export interface SandboxEnv {
  /** Node's answer, which a dropped connection destroys. */
  outgoing?: { destroy(): void }
  incoming?: unknown
}

/** A LiSA in memory. */
export interface Sandbox {
  /** Answers as LiSA would; rejects where a connection is dropped, and with the signal's reason on an abort. */
  fetch(request: Request, env?: SandboxEnv): Promise<Response>
  /** Makes an incident happen to the next requests (one by default); returns a function that cancels those to come. */
  next(incident: Incident & IncidentFilter, times?: number): () => void
  /** Takes back every incident that has not happened. */
  clear(): void
  /** Lets a key in, with these scopes from now on. */
  addKey(key: string, options: KeyOptions): void
  /** From now on the key gets 401, until it is added again. */
  expireKey(key: string): void
  /** Uses up the rest of a key's window; of the key `sandbox` by default. */
  exhaust(key?: string): void
  /**
   * Sends a signed notification to every subscribed target, such as `notify('Show', 'start', { id: '42' })`; a text is an id.
   * Resolves once each has answered the first attempt. It changes nothing in the shop; what does is notified by itself.
   */
  notify(collection: string, action: string, about?: string | Readonly<Record<string, unknown>>): Promise<WebhookDelivery[]>
  /** From now on notifications go there, too: those of `notify`, and those of what happens in the shop. Returns a function that stops it. */
  subscribe(target: WebhookTarget): () => void
  /** Every attempt to deliver a notification so far. */
  readonly deliveries: readonly WebhookDelivery[]
  /** As it was when it was made: data, keys, windows, incidents and the logs. Webhooks stay subscribed. */
  reset(): void
  /** What has arrived so far, preflights and control routes left out. */
  readonly requests: readonly LoggedRequest[]
}
