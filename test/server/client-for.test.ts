import { getShow, listShows, prefetchLisa, updateShow } from 'lisa-query/core'
import { expect, it, vi } from 'vitest'
import { failureOf } from '../client/answering.ts'
import { serving, servingGateway } from './serving-gateway.ts'

const change = { title: { '*': 'Ski night' } }
const page = 'https://shop.example/shows/42/edit'
const sent = { cookie: 'team=yes', 'sec-fetch-site': 'same-origin' }

/** A form that a browser has sent to the shop, as an action gets it. */
const form = (headers: Record<string, string>): Request =>
  new Request(page, { method: 'POST', body: new URLSearchParams({ title: 'Ski night' }), headers })

it.each([
  ['a request', () => form(sent)],
  ['a request that only has Origin', () => form({ cookie: 'team=yes', origin: 'https://shop.example' })],
  ['the headers that Next.js gives', () => ({ headers: new Headers({ ...sent, host: 'shop.example' }) })],
  [
    'headers with Origin and Host',
    () => ({ headers: new Headers({ cookie: 'team=yes', origin: 'https://shop.example', host: 'shop.example' }) }),
  ],
])('writes through the gateway as the person of %s', async (_name, person) => {
  const asked: Request[] = []
  const { gateway, lisa } = await servingGateway({
    private: { endpoints: [updateShow], allow: ({ request }) => asked.push(request) > 0 },
  })
  await gateway.clientFor(person()).request(updateShow, { id: '42', body: change })
  expect(asked.map(({ headers, url }) => [headers.get('cookie'), new URL(url).pathname])).toEqual([
    ['team=yes', '/api/lisa/shows/42'],
  ])
  expect(lisa.requests).toMatchObject([{ method: 'PATCH', path: '/shows/42', status: 200 }])
})

it.each([
  ['from another site', { cookie: 'team=yes', 'sec-fetch-site': 'cross-site' }],
  ['of another origin', { cookie: 'team=yes', origin: 'https://evil.example' }],
  ['that no browser has sent', { cookie: 'team=yes' }],
])('refuses to write for a form %s', async (_name, headers) => {
  vi.spyOn(console, 'warn').mockReturnValue()
  const { gateway, lisa } = await servingGateway()
  const refused = await failureOf(gateway.clientFor(form(headers)).request(updateShow, { id: '42', body: change }))
  expect(refused).toMatchObject({
    kind: 'forbidden',
    gatewayRefusal: 'cross-site',
    url: 'https://shop.example/api/lisa/shows/42',
  })
  expect(lisa.requests).toEqual([])
})

it('passes nothing of the person on to LiSA, and nothing that speaks of the form', async () => {
  const seen: Headers[] = []
  const upstream = await serving(({ headers }) => {
    seen.push(headers)
    return Response.json({ id: '42' })
  })
  const { gateway } = await servingGateway({ baseUrl: upstream })
  await gateway.clientFor(form(sent)).request(updateShow, { id: '42', body: change })
  expect(seen[0]?.has('cookie')).toBe(false)
  expect(seen[0]?.get('content-type')).toBe('application/json')
  expect(seen[0]?.get('authorization')).toBe('ApiKey sandbox')
})

it('reads for a page what only the team may see', async () => {
  const { gateway } = await servingGateway({ public: [], private: { endpoints: [getShow, listShows], allow: isOfTheTeam } })
  const read = async (headers: Record<string, string>) =>
    (await prefetchLisa(gateway.clientFor(new Request(page, { headers })), [getShow, { id: '42' }])).reads[0]
  vi.spyOn(console, 'warn').mockReturnValue()
  expect(await read(sent)).toMatchObject({ segments: ['shows', '42'], data: { id: '42' } })
  expect((await read({}))?.error).toMatchObject({ kind: 'auth-required', gatewayRefusal: 'sign-in' })
})

const isOfTheTeam = ({ request }: { request: Request }): boolean => request.headers.get('cookie') === 'team=yes'
