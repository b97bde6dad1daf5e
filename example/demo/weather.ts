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

const place = 'lisa-query-example weather'

/** How it is now; the sandbox keeps it when the page is loaded again, so this does, too. */
export const useWeather = create<{ weather: Weather }>(() => ({ weather: stored() }))

/** Lets it be so from now on, and has the page look at LiSA afresh. */
export async function choose(weather: Weather): Promise<void> {
  // Who has been signed out may sign in again: nothing is left to choose back.
  const kept = weather === 'signed-out' ? 'fine' : weather
  useWeather.setState({ weather: kept })
  sessionStorage.setItem(place, kept)
  // What is under way must not use up what is meant for what comes.
  await queryClient.cancelQueries()
  await tell('/api/lisa/__sandbox/clear')
  const { incident } = weathers[weather]
  if (incident) await tell('/api/lisa/__sandbox/next', incident)
  if (weather === 'signed-out') await tell('/api/session/revoke')
  await queryClient.invalidateQueries()
}

/** For the pages that make their own weather. */
export const calm = (): void => void (useWeather.getState().weather !== 'fine' && choose('fine'))

// The static build starts anew with each load: it is told again.
if (import.meta.env.SHOP_IN_PAGE && stored() !== 'fine') void choose(stored())

function stored(): Weather {
  const name = sessionStorage.getItem(place)
  return name !== null && Object.hasOwn(weathers, name) ? (name as Weather) : 'fine'
}

async function tell(path: string, body: object = {}): Promise<void> {
  const headers = { authorization: (await authorization()) ?? '', 'content-type': 'application/json' }
  await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
}
