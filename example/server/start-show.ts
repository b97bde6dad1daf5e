import type { Sandbox } from 'lisa-query/sandbox'
import { basePath } from './lisa.ts'

/** In milliseconds. */
const countdown = 3_000

/** Has the next show start in a moment, as the team could: `POST /api/demo/start-show`. */
export async function startNextShow(lisa: Sandbox): Promise<Response> {
  const ask = (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { authorization: 'ApiKey demo', 'content-type': 'application/json' }
    return lisa.fetch(new Request(`http://localhost${basePath}${path}`, { ...init, headers }))
  }
  lisa.addKey('demo', { scopes: ['*'] })
  const { items } = await (await ask('/shows?state=upcoming&limit=1')).json()
  const id = items?.[0]?.id
  if (id === undefined) return new Response('No show is coming', { status: 404 })
  const startsAt = new Date(Date.now() + countdown).toISOString()
  await ask(`/shows/${id}`, { method: 'PATCH', body: JSON.stringify({ startsAt }) })
  return Response.json({ id, startsAt })
}
