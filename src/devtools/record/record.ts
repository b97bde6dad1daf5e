import type { LisaEvent, RequestEvent, StreamedEvent } from '../../index.ts'
import { type RecordedRequest, shortened, withGate, withRequest } from './requests.ts'

/** What happened beside the requests: to the session, the rate limit or the live connection. */
export type Moment = Exclude<LisaEvent, RequestEvent> & {
  /** Counts them, from 1. */
  readonly number: number
}

/** What a panel knows of a client, out of its events. */
export interface ClientRecord {
  /** The last 200, the oldest first. */
  readonly requests: readonly RecordedRequest[]
  /** The last 100, the oldest first. */
  readonly moments: readonly Moment[]
  readonly refreshes: { readonly renewed: number; readonly refused: number; readonly unreachable: number }
  /** How often the rate limit has closed. */
  readonly closings: number
  /** `undefined` where no component asks for news. */
  readonly live: 'live' | 'reconnecting' | 'off' | undefined
}

export const emptyRecord: ClientRecord = {
  requests: [],
  moments: [],
  refreshes: { renewed: 0, refused: 0, unreachable: 0 },
  closings: 0,
  live: undefined,
}

const mostMoments = 100

/** The record after an event. */
export function next(record: ClientRecord, { event, target }: StreamedEvent): ClientRecord {
  if ('id' in event) return { ...record, requests: withRequest(record.requests, event, shortened(target, event.path)) }
  const { refreshes, closings, moments } = record
  const number = (moments.at(-1)?.number ?? 0) + 1
  return {
    ...record,
    requests: withGate(record.requests, event),
    moments: [...moments, { ...event, number }].slice(-mostMoments),
    refreshes: event.type === 'refreshed' ? { ...refreshes, [event.outcome]: refreshes[event.outcome] + 1 } : refreshes,
    closings: closings + Number(event.type === 'gate-closed'),
    live: event.type === 'live' ? (event.status === 'ended' ? undefined : event.status) : record.live,
  }
}
