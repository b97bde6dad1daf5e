import { QueryClient } from '@tanstack/react-query'
import type { LisaClient } from 'lisa-query'
import { createLabClient } from './lab-client.ts'
import type { Row } from './rows.ts'
import type { Settings } from './settings.ts'
import { incidentFor } from './what-happens.ts'
import { createWire, type Wire } from './wire.ts'

/** A row at work: a client of its own, and what went over the wire. */
export interface Run {
  number: number
  row: Row
  settings: Settings
  client: LisaClient
  queryClient: QueryClient
  wire: Wire
}

const keys: Record<Settings['credential'], string> = { good: 'sandbox', expired: 'expired', 'read-only': 'sandbox-readonly' }
const counts: Record<Settings['times'], number> = { once: 1, thrice: 3, always: Number.POSITIVE_INFINITY }

/**
 * Starts it. `?api=http://127.0.0.1:4874/v2` in the address talks to a sandbox elsewhere, and `?incident=status=503` has
 * something else happen to the requests that the row is about.
 */
export function startRun(row: Row, settings: Settings, search: string, number: number): Run {
  const asked = new URLSearchParams(search)
  const api = asked.get('api') ?? '/api/lisa'
  const incident = asked.get('incident')
  const { request, credential, connection, times, latency } = settings
  const wire = createWire(request === 'read' ? 'GET' : 'POST', (count) => {
    if (count > counts[times]) return latency > 0 ? `latency=${latency}` : ''
    return incident ?? incidentFor(settings, Date.now())
  })
  const timeout = connection === 'silent' ? latency + 1_000 : 20_000
  const client = createLabClient({ api, key: keys[credential], timeout, send: wire.send })
  return { number, row, settings, client, queryClient: new QueryClient(), wire }
}
