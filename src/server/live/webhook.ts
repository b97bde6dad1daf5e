import type { SteadyClock } from '../../client/clock.ts'
import { readBody } from '../body.ts'
import { type GatewayAnswer, refusal } from '../gateway-answer.ts'
import type { EmitGatewayEvent } from '../gateway-events.ts'
import type { WebhookOptions } from '../gateway-options.ts'
import { touchedPaths } from '../touch-names.ts'
import { type LisaNotification, lisaTouches, pathsFor } from './lisa-events.ts'

/** In bytes. LiSA does not say how large a notification is; what is known of it is small. */
const mostBytes = 65_536
const bodyTimeout = 5_000

/** What came of a notification: the answer to LiSA, and the paths that it touches. */
export interface TakenNotification {
  answer: GatewayAnswer
  touched: readonly string[]
}

/** Takes a notification of LiSA. Whatever is verified is answered with 200, which is all that LiSA's Test button takes. */
export async function takeNotification(
  request: Request,
  { verify, touches = {} }: WebhookOptions,
  emit: EmitGatewayEvent,
  clock: SteadyClock,
): Promise<TakenNotification> {
  const refused = (status: number, sentence: string): TakenNotification => ({ answer: refusal(status, sentence), touched: [] })
  // The application may read the body, too: a signature is over it.
  const copy = request.clone()
  const read = await readBody(request, mostBytes, bodyTimeout, clock)
  if ('status' in read) return refused(read.status, read.sentence)
  if ((await verify(copy)) !== true) {
    emit({ type: 'turned-away', status: 401, reason: 'webhook' })
    return refused(401, 'This notification is not from LiSA')
  }
  const notification = notificationFrom(read.text)
  const paths = notification && pathsOf(notification, touches)
  const { collection = '', action = '' } = notification ?? {}
  const touched = touchedPaths(paths ?? [], { id: notification?.id })
  emit({ type: 'webhook', collection, action, isKnown: paths !== undefined, touched })
  return { answer: { status: 200, body: '{}', contentType: 'application/json', mark: 'private' }, touched }
}

const pathsOf = (
  notification: LisaNotification,
  touches: NonNullable<WebhookOptions['touches']>,
): readonly string[] | undefined =>
  typeof touches === 'function' ? touches(notification) : pathsFor(notification, [touches, ...lisaTouches])

/** What is known of a notification, as far as it fits: LiSA does not document its payload. */
function notificationFrom(text: string): LisaNotification | undefined {
  try {
    const { collection, action, id } = Object(JSON.parse(text)) as Record<string, unknown>
    if (typeof collection !== 'string' || typeof action !== 'string') return undefined
    return { collection, action, ...(typeof id === 'string' && { id }) }
  } catch {
    return undefined
  }
}
