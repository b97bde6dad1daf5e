import { reauthorizing } from './contenders/contenders.ts'
import { json, serve, showAt } from './local-server.ts'
import { numbered, type Outcome, run, type Scenario } from './run.ts'
import { sessionAt } from './session.ts'

const ids = numbered(50)
const refreshTime = 60

/** Milliseconds there and back: 5 to 348, in mixed order. */
const roundTrip = (id: string): number => 5 + ((Number(id) * 17) % ids.length) * 7

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Fifty reads with a credential that has expired. A refresh gives a new one and ends all before it, or is refused. */
export async function storm(isRefused = false): Promise<Scenario> {
  const outcomes: Outcome[] = []
  for (const contender of reauthorizing) {
    let generation = 1
    const server = await serve(async ({ url = '', headers }, response) => {
      const isRefresh = url === '/refresh'
      const half = (isRefresh ? refreshTime : roundTrip(showAt(url).id)) / 2
      await sleep(half)
      if (isRefresh && !isRefused) generation += 1
      const answer = isRefresh ? { token: `token-${generation}` } : showAt(url)
      const isKnown = isRefresh ? !isRefused : headers.authorization === `Bearer token-${generation}`
      await sleep(half)
      if (isKnown) json(response, 200, answer)
      else json(response, 401, { message: 'Unauthorized' })
    })
    const { baseUrl } = server
    const api = { baseUrl, session: sessionAt(baseUrl, 'token-1') }
    generation += 1 // what the session holds has expired
    const outcome = await run(contender, { server, api, ids, deadline: 25_000 })
    const refreshes = server.count(/^\/refresh$/)
    server.close()
    outcomes.push({ ...outcome, refreshes })
  }
  const trips = ids.map(roundTrip)
  const [shortest, longest] = [Math.min(...trips), Math.max(...trips)]
  return {
    name: isRefused ? 'Storm, the refresh is refused' : 'Storm',
    setting: `${ids.length} reads with an expired credential, answered after ${shortest} to ${longest} ms; a refresh takes ${refreshTime} ms and ${isRefused ? 'is refused: all must fail' : 'ends every credential before it'}`,
    // The quickest goes ahead and finds out; all go after the refresh.
    ...(!isRefused && { floor: { requests: ids.length + 1, seconds: (shortest + refreshTime + longest) / 1000 } }),
    outcomes,
  }
}
