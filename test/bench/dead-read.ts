import { retrying } from './contenders/contenders.ts'
import { serve } from './local-server.ts'
import { run, type Scenario, staggered } from './run.ts'
import { sessionAt } from './session.ts'

/** A read that a server answers with 503 every time: what it costs until the page may say so. */
export async function deadRead(): Promise<Scenario> {
  const outcomes = await staggered(retrying, async (contender) => {
    const server = await serve((_request, response) => void response.writeHead(503).end())
    const { baseUrl } = server
    const api = { baseUrl, session: sessionAt(baseUrl, 'valid') }
    const outcome = await run(contender, { server, api, ids: ['42'], deadline: 40_000 })
    server.close()
    return outcome
  })
  return { name: 'Dead read', setting: 'one read that is answered 503 every time', outcomes }
}
