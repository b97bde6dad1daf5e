import { create } from 'zustand'
import { queryClient } from '../lisa.ts'
import { authorization } from '../session.ts'

/** How LiSA is today: the sandbox is told so, and no page knows of it but by what LiSA answers. */
export const weathers = {
  fine: { label: 'fine', incident: undefined },
  slow: { label: 'slow', incident: { latency: 2_500, times: 100_000 } },
  limited: { label: 'out of quota', incident: { status: 429, retryAfter: '8', times: 1 } },
  down: { label: 'down', incident: { status: 503, times: 100_000 } },
  'signed-out': { label: 'signing you out', incident: undefined },
} as const

export type Weather = keyof typeof weathers

export const useWeather = create<{ weather: Weather }>(() => ({ weather: 'fine' }))

/** Lets it be so from now on, and has the page look at LiSA afresh. */
export async function choose(weather: Weather): Promise<void> {
  useWeather.setState({ weather })
  await tell('/api/lisa/__sandbox/clear')
  const { incident } = weathers[weather]
  if (incident) await tell('/api/lisa/__sandbox/next', incident)
  if (weather === 'signed-out') await tell('/api/session/revoke')
  await queryClient.invalidateQueries()
}

async function tell(path: string, body: object = {}): Promise<void> {
  const headers = { authorization: (await authorization()) ?? '', 'content-type': 'application/json' }
  await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
}
