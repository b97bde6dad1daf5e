import { Show } from 'lisa-query/core'
import { safeParse } from 'zod/v4/core'

const body = JSON.stringify({
  id: '42',
  title: { '*': 'Slow fire: one pot, four hours', de: 'Langsames Feuer: ein Topf, vier Stunden' },
  description: { '*': 'A roast that takes its time, and what it is cooked in.' },
  state: 'live',
  startsAt: '2026-11-22T19:40:00.000Z',
  poster: { url: 'https://image.lisa-cdn.net/demo/show/42.jpg' },
})

/** An answer that is there at once, so that a bench measures the library and no network. */
export const answer = async (_request?: unknown): Promise<Response> =>
  new Response(body, { headers: { 'content-type': 'application/json', 'x-ratelimit-remaining': '26/60' } })

export const baseUrl = 'https://lisa.test/v2'

export const authorization = 'ApiKey 0123456789'

/** The show of an answer's JSON, checked by the same schema for every stack. */
export function checkedShow(json: unknown): Show {
  const { success, data, error } = safeParse(Show, json)
  if (!success) throw error
  return data
}
