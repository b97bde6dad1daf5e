import { type GatewayAnswer, refusal } from './gateway-answer.ts'
import type { EmitGatewayEvent } from './gateway-events.ts'
import { createRefusalHints, type TurnedAway } from './refusal-hints.ts'

/** Refuses a request without LiSA, which a client knows by a header; tells the application, and in development its developer. */
export type TurnAway = (turned: TurnedAway, more?: Partial<GatewayAnswer>) => GatewayAnswer

export function createTurnAway(path: string, emit: EmitGatewayEvent): TurnAway {
  const hint = createRefusalHints(path)
  return (turned, more) => {
    const { why, status, sentence, endpoint } = turned
    emit({ type: 'turned-away', status, reason: endpoint ?? sentence, refusal: why })
    if (process.env.NODE_ENV !== 'production') hint(turned)
    return refusal(status, sentence, { ...more, gatewayRefusal: why })
  }
}
