import { createLisaClient, endpoint, type LisaError, listShows, updateShow } from 'lisa-query/core'
import { expect, it, onTestFinished, vi } from 'vitest'
import * as z from 'zod/mini'
import { answering, failureOf } from '../client/answering.ts'
import { servingGateway } from './serving-gateway.ts'

const change = { title: { '*': 'Ski night' } }
const pinned = endpoint('GET /pinned', {
  headers: z.object({ 'X-Page': z.enum(['1', '2']) }),
  response: z.object({ id: z.string() }),
})
const unlisted = endpoint('GET /vouchers/{id}', { response: z.object({ id: z.string() }) })

/** What the client of a page makes of an answer to this call, and what a developer reads. */
async function refusedBy(
  { origin }: { origin: string },
  call: (client: ReturnType<typeof createLisaClient>) => Promise<unknown>,
  headers: Record<string, string> = {},
): Promise<LisaError> {
  const client = createLisaClient({
    baseUrl: `${origin}/api/lisa`,
    validate: 'server',
    fetch: (request) => fetch(request, { headers: { ...Object.fromEntries(request.headers), ...headers } }),
  })
  return failureOf(call(client))
}

const fromPage = { 'sec-fetch-site': 'same-origin' }
const asTeam = { endpoints: [updateShow], allow: () => true }

it.each([
  ['a write without Origin', 'cross-site', 'forbidden', {}, ({ request }) => request(updateShow, { id: '42', body: change }), {}],
  [
    'a write from another site',
    'cross-site',
    'forbidden',
    {},
    ({ request }) => request(updateShow, { id: '42', body: change }),
    { 'sec-fetch-site': 'cross-site' },
  ],
  ['an endpoint that it does not list', 'not-listed', 'not-found', {}, ({ request }) => request(unlisted, { id: '1' }), {}],
  [
    'another method',
    'method',
    'bad-request',
    { private: { ...asTeam, endpoints: [] } },
    ({ request }) => request(updateShow, { id: '42', body: change }),
    fromPage,
  ],
  [
    'a query that is narrowed',
    'query',
    'bad-request',
    { public: [{ endpoint: listShows, query: { state: ['live'] } }] },
    ({ request }) => request(listShows, { state: 'replay' }),
    {},
  ],
  [
    'a header that does not fit',
    'header',
    'bad-request',
    { public: [{ endpoint: pinned, fields: 'all' as const }] },
    ({ request }) => request(pinned, { headers: { 'X-Page': '1' } }),
    { 'x-page': '3' },
  ],
  [
    'who is not signed in',
    'sign-in',
    'auth-required',
    { private: { ...asTeam, allow: () => false } },
    ({ request }) => request(updateShow, { id: '42', body: change }),
    fromPage,
  ],
  [
    'who may not',
    'not-allowed',
    'forbidden',
    { private: { ...asTeam, allow: () => 'forbidden' as const } },
    ({ request }) => request(updateShow, { id: '42', body: change }),
    fromPage,
  ],
  [
    'a body that is too large',
    'body',
    'too-large',
    {},
    ({ request }) => request(updateShow, { id: '42', body: { title: { '*': 'a'.repeat(1_100_000) } } }),
    fromPage,
  ],
  [
    'a body that does not fit',
    'body',
    'invalid',
    {},
    ({ request }) => request(updateShow, { id: '42', body: { title: 7 as never } }),
    fromPage,
  ],
] satisfies [string, string, string, object, Parameters<typeof refusedBy>[1], Record<string, string>][])(
  'a page can tell that the gateway itself refused %s, without LiSA and its scopes',
  async (_name, why, kind, options, call, headers) => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    const served = await servingGateway(options)
    const error = await refusedBy(served, call, headers)
    expect(error).toMatchObject({ kind, gatewayRefusal: why })
    expect(error).not.toHaveProperty('requiredScope')
    expect(error.message).toContain(why)
    expect(served.lisa.requests).toEqual([])
    expect(served.events).toMatchObject([{ type: 'turned-away', refusal: why }])
    const line = /^lisa-query: .+ \(lisa-query\/dist\/guide\/mistakes\.md#gateway-[a-z-]+\)$/
    // A form has its messages at the fields, and the application has said 'forbidden' itself.
    const isMeant = kind === 'invalid' || why === 'not-allowed'
    const lines = isMeant ? [] : [[expect.stringMatching(line)]]
    expect(warn.mock.calls).toEqual(lines)
  },
)

it('tells a developer once for each reason and endpoint what is wrong and how to mend it', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  const { get, send } = await servingGateway()
  const write = { method: 'PATCH', body: JSON.stringify(change), headers: { 'content-type': 'application/json' } }
  for (const id of ['42', '43']) await get(`/shows/${id}`, write)
  await get('/shows/42', { ...write, headers: { ...write.headers, origin: 'https://other.example' } })
  for (const id of ['1', '2']) await get(`/vouchers/${id}`)
  await send('DELETE', '/shows/42', {})
  expect(warn.mock.calls.map(([line]) => line)).toEqual([
    expect.stringMatching(/PATCH \/shows\/\{id\} with 403.+neither `Sec-Fetch-Site` nor `Origin`.+gateway\.clientFor\(request\)/),
    expect.stringMatching(/GET \/vouchers\/1 with 404.+add the endpoint to `public` or to `private\.endpoints`/),
    expect.stringMatching(/DELETE \/shows\/42 with 405/),
  ])
})

it.each([
  ['from another site', { 'sec-fetch-site': 'cross-site' }, '`Sec-Fetch-Site` is cross-site'],
  ['of another origin', { origin: 'https://other.example' }, '`Origin` is https://other.example'],
])('says what shows that a write comes %s', async (_name, headers, said) => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  const { get } = await servingGateway()
  await get('/shows/42', { method: 'PATCH', headers })
  expect(warn.mock.calls[0]?.[0]).toContain(said)
})

it('says where it is mounted to who asks it elsewhere', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  const { origin } = await servingGateway()
  await fetch(`${origin}/lisa/shows/42`)
  expect(warn.mock.calls[0]?.[0]).toMatch(/asked for \/lisa\/shows\/42, which is not below its `path` \/api\/lisa/)
})

it('says nothing of a refusal in production', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  vi.stubEnv('NODE_ENV', 'production')
  onTestFinished(() => void vi.unstubAllEnvs())
  const { get } = await servingGateway()
  expect((await get('/vouchers/1')).headers.get('x-lisa-refusal')).toBe('not-listed')
  expect(warn).not.toHaveBeenCalled()
})

it('leaves no write open whose body took too long to arrive: LiSA never got it', async () => {
  const late = (headers: Record<string, string>): Response => Response.json({ errors: 'late' }, { status: 408, headers })
  const save = (headers: Record<string, string>): Promise<LisaError> =>
    failureOf(answering(() => late(headers)).client.request(updateShow, { id: '42', body: change }))
  expect((await save({ 'x-lisa-gateway': 'private', 'x-lisa-refusal': 'body' })).outcome).toBeUndefined()
  expect((await save({})).outcome).toBe('unknown')
})

it('tells a bug in `allow` from a failure of LiSA', async () => {
  const { origin } = await servingGateway({
    private: {
      ...asTeam,
      allow: () => {
        throw new Error('no database')
      },
    },
  })
  const error = await refusedBy({ origin }, ({ request }) => request(updateShow, { id: '42', body: change }), fromPage)
  expect(error).toMatchObject({ kind: 'server-error', gatewayRefusal: 'broken' })
  expect(JSON.stringify(error)).not.toContain('database')
})

it('takes no scope of its own refusal for a missing one, but that of LiSA', async () => {
  const served = await servingGateway()
  served.lisa.next({ status: 403, method: 'PATCH', path: '/shows/42' })
  const error = await refusedBy(served, ({ request }) => request(updateShow, { id: '42', body: change }), fromPage)
  expect(error).toMatchObject({ kind: 'forbidden', requiredScope: 'shows:write' })
  expect(error).not.toHaveProperty('gatewayRefusal')
})
