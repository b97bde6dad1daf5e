import { hmacSigner } from '../../../hmac.ts'
import type { Settings } from '../options.ts'
import type { WebhookDelivery, WebhookTarget } from './delivery.ts'

/** The subscriptions of a sandbox's webhooks. */
export interface Webhooks {
  subscribe(target: WebhookTarget): () => void
  /** Sends it to every target; resolves once each has answered the first attempt. */
  send(collection: string, action: string, fields: Readonly<Record<string, unknown>>): Promise<WebhookDelivery[]>
  readonly isSubscribed: boolean
  readonly deliveries: readonly WebhookDelivery[]
  /** Forgets the deliveries, and resumes what was suspended. */
  reset(): void
}

/** LiSA takes these for success; anything else is a failure. */
const successes = [200, 202, 204]
/** After so many failures LiSA suspends a subscription. */
const mostFailures = 3
/** In milliseconds: LiSA says "a short delay". */
const retryDelay = 1_000
/** Where a function is addressed: where a gateway has its webhook by default. */
const ownAddress = 'http://localhost/api/lisa/_webhook'

interface Subscription {
  target: WebhookTarget
  isSuspended: boolean
}

export function createWebhooks({ hmacSecret, now, later }: Settings): Webhooks {
  const subscriptions = new Set<Subscription>()
  let deliveries: WebhookDelivery[] = []

  /**
   * LiSA documents neither the payload of its webhooks nor a signature. Both are assumed here: the signature has the form that LiSA
   * documents for product update notifications.
   */
  const requestFor = async (target: WebhookTarget, body: string): Promise<Request> => {
    const headers = { 'content-type': 'application/json', 'x-hmac-signature': await hmacSigner(hmacSecret)(body) }
    return new Request(typeof target === 'function' ? ownAddress : target, { method: 'POST', headers, body })
  }
  const deliver = async (subscription: Subscription, notification: Notification, attempt: number): Promise<WebhookDelivery> => {
    const { target } = subscription
    const { collection, action } = notification
    const at = now()
    const status = await statusOf(target, await requestFor(target, notification.body))
    const delivery = {
      collection,
      action,
      target: typeof target === 'function' ? 'function' : String(target),
      attempt,
      status,
      at,
    }
    deliveries.push(delivery)
    if (successes.includes(status)) return delivery
    if (attempt >= mostFailures) subscription.isSuspended = true
    else later(retryDelay, () => void deliver(subscription, notification, attempt + 1))
    return delivery
  }

  return {
    subscribe(target) {
      const subscription = { target, isSuspended: false }
      subscriptions.add(subscription)
      return () => void subscriptions.delete(subscription)
    },
    send(collection, action, fields) {
      const notification = { collection, action, body: JSON.stringify({ collection, action, ...fields }) }
      const active = [...subscriptions].filter(({ isSuspended }) => !isSuspended)
      return Promise.all(active.map((subscription) => deliver(subscription, notification, 1)))
    },
    get isSubscribed() {
      return subscriptions.size > 0
    },
    get deliveries() {
      return deliveries
    },
    reset() {
      deliveries = []
      for (const subscription of subscriptions) subscription.isSuspended = false
    },
  }
}

interface Notification {
  collection: string
  action: string
  body: string
}

async function statusOf(target: WebhookTarget, request: Request): Promise<number> {
  try {
    const answer = await (typeof target === 'function' ? target(request) : fetch(request))
    await answer.body?.cancel()
    return answer.status
  } catch {
    return 0
  }
}
