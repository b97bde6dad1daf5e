import ky from 'ky'
import { createLisaClient, Show } from 'lisa-query/core'
import { safeParse } from 'zod/v4/core'

const body = JSON.stringify({
  id: '42',
  title: { '*': 'Slow fire: one pot, four hours', de: 'Langsames Feuer: ein Topf, vier Stunden' },
  description: { '*': 'A roast that takes its time, and what it is cooked in.' },
  state: 'live',
  startsAt: '2026-11-22T19:40:00.000Z',
  poster: { url: 'https://image.lisa-cdn.net/demo/show/42.jpg' },
})

const answer = async (): Promise<Response> =>
  new Response(body, { headers: { 'content-type': 'application/json', 'x-ratelimit-remaining': '26/60' } })

const baseUrl = 'https://lisa.test/v2'

export const lisa = createLisaClient({ baseUrl, authorization: () => 'ApiKey 0123456789', fetch: answer })

/** The same request and the same check as a shop would write it: authorized, no second retry layer. */
export async function readShow(id: string, signal: AbortSignal): Promise<Show> {
  const answered = await ky(`${baseUrl}/shows/${id}`, {
    headers: { authorization: 'ApiKey 0123456789' },
    fetch: answer,
    retry: 0,
    timeout: 20_000,
    signal,
  }).json()
  const { success, data, error } = safeParse(Show, answered)
  if (!success) throw error
  return data
}
