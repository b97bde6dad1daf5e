import type { WaitUntil } from '../changes.ts'
import { type GatewayAnswer, refusal } from '../gateway-answer.ts'
import type { WholeGateway } from '../gateway-parts.ts'
import { takeNotification } from './webhook.ts'

/** The two addresses that keep pages up to date. */
export interface Live {
  /** `GET {path}/_live`: Server-Sent Events for a page. */
  connect(request: Request): Promise<GatewayAnswer | Response>
  /** `POST {path}/_webhook`: a notification of LiSA. */
  webhook(request: Request, waitUntil: WaitUntil | undefined): Promise<GatewayAnswer>
}

export function createLive({
  options,
  config,
  hub,
  changes,
  emit,
}: Pick<WholeGateway, 'options' | 'config' | 'hub' | 'changes' | 'emit'>): Live {
  return {
    async connect({ method, headers, url }) {
      if (method !== 'GET') return refusal(405, 'Method Not Allowed', { allow: 'GET' })
      const stream = await hub.connect(headers.get('last-event-id') ?? new URL(url).searchParams.get('lastEventId'))
      if (!stream) return refusal(503, 'Too many pages are connected', { retryIn: 10_000 })
      return new Response(stream, { headers: streamHeaders })
    },
    async webhook(request, waitUntil) {
      if (!options.webhook) return refusal(404, 'Not Found')
      if (request.method !== 'POST') return refusal(405, 'Method Not Allowed', { allow: 'POST' })
      const { answer, touched } = await takeNotification(request, options.webhook, emit, config.clock)
      // LiSA does not wait for what follows.
      if (touched.length > 0) {
        const work = changes.announce(touched, waitUntil).catch((error) => emit({ type: 'error', message: String(error) }))
        waitUntil?.(work)
      }
      return answer
    },
  }
}

const streamHeaders = {
  'content-type': 'text/event-stream',
  // Neither kept nor compressed, which would hold events back.
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
  'x-lisa-gateway': 'live',
}
