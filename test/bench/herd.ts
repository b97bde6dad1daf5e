import { retrying } from './contenders/contenders.ts'
import { json, serve, showAt } from './local-server.ts'
import { type RateWindowOptions, type RetryAfter, rateWindow } from './rate-window.ts'
import { numbered, run, type Scenario, staggered } from './run.ts'
import { sessionAt } from './session.ts'

const ids = numbered(40)
const limit = 10
const window = 2_000

/** Forty reads at once where ten are let in per two seconds. */
export async function herd(retryAfter: RetryAfter, kind: RateWindowOptions['kind'] = 'fixed'): Promise<Scenario> {
  const outcomes = await staggered(retrying, async (contender) => {
    const admit = rateWindow({ limit, window, retryAfter, kind })
    const server = await serve(({ url = '' }, response) => {
      const { isAdmitted, headers } = admit()
      if (isAdmitted) json(response, 200, showAt(url), headers)
      else json(response, 429, { message: 'Too Many Requests' }, headers)
    })
    const { baseUrl } = server
    const api = { baseUrl, session: sessionAt(baseUrl, 'valid'), rateLimitWindow: window }
    const outcome = await run(contender, { server, api, ids, deadline: 25_000 })
    const refused = server.count(/^\/shows\//, 429)
    server.close()
    return { ...outcome, refused }
  })
  return {
    name: `Herd, ${retryAfter}`,
    setting: `${ids.length} reads at once, ${limit} let in per ${window / 1000} s (${kind} window), Retry-After in ${retryAfter}`,
    floor: { requests: ids.length, seconds: ((ids.length / limit - 1) * window) / 1000 },
    outcomes,
  }
}
