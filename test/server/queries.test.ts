import { endpoint } from 'lisa-query/core'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { handGateway } from './hand-gateway.ts'

const anything = z.looseObject({})
const optional = z.optional

/** A gateway with one public read, and what of an address reaches LiSA: its query, or the status that refuses it. */
function reading(query: z.ZodMiniObject, narrowed?: unknown) {
  const search = endpoint('GET /search', { query, response: anything })
  const { ask, requests } = handGateway(() => Response.json({}), {
    public: [{ endpoint: search, ...(narrowed ? { query: narrowed } : {}) }] as never,
  })
  const reached = async (text: string): Promise<string | number> => {
    const { status } = await ask(`/search${text}`)
    const url = requests.pop()?.url
    return url ? decodeURIComponent(new URL(url).search) : status
  }
  return { ask, reached }
}

it.each([
  ['?limit=2', '?limit=2'],
  ['?limit=-2', '?limit=-2'],
  ['?limit=2.25', '?limit=2.25'],
  ['?limit=123456789012345', '?limit=123456789012345'],
  ['?limit=1234567890123456', 400],
  ['?limit=0x10', 400],
  ['?limit=1e3', 400],
  ['?limit=%202', 400],
  ['?limit=2%20', 400],
  ['?limit=2.', 400],
  ['?limit=.5', 400],
  ['?limit=2.12345678901', 400],
  ['?limit=', 400],
  ['?limit=true', 400],
  ['?isLive=true', '?isLive=true'],
  ['?isLive=false', '?isLive=false'],
  ['?isLive=1', 400],
  ['?isLive=yes', 400],
  ['?tags=a', '?tags=a'],
  ['?tags=a&tags=b', '?tags=a&tags=b'],
  ['?ids=1', '?ids=1'],
  ['?ids=1&ids=2', '?ids=1&ids=2'],
  ['?ids=1&ids=b', 400],
  ['?flags=true&flags=false', '?flags=true&flags=false'],
  ['?limit=2&name=2', '?limit=2&name=2'],
  ['?limit=2&tags=a', '?limit=2&tags=a'],
  ['?limit=2&isLive=true&tags=1&ids=1&flags=true&name=1', '?limit=2&isLive=true&tags=1&ids=1&flags=true&name=1'],
  ['?name=true', '?name=true'],
  ['?name=a&name=b', 400],
  ['?other=1', ''],
  ['', ''],
])('reads the address %s by the endpoint’s own definition, as %s', async (text, expected) => {
  const { reached } = reading(
    z.object({
      limit: optional(z.number()),
      isLive: optional(z.boolean()),
      tags: optional(z.array(z.string())),
      ids: optional(z.array(z.number())),
      flags: optional(z.array(z.boolean())),
      name: optional(z.string()),
    }),
  )
  expect(await reached(text)).toBe(expected)
})

it('sends a number as the number that it is: two ways to write it are one answer of the cache', async () => {
  const { ask } = reading(z.object({ limit: z.number() }))
  await ask('/search?limit=2')
  expect((await ask('/search?limit=02.0')).headers.get('x-lisa-gateway')).toBe('hit')
})

it('says which field does not fit', async () => {
  const { ask } = reading(z.object({ where: optional(z.object({ city: z.string() })), limit: optional(z.number()) }))
  expect(await (await ask('/search?limit=many')).json()).toEqual({ errors: '`limit`: expected number' })
  const both = reading(z.object({ limit: z.number(), isLive: z.boolean() }))
  expect(await (await both.ask('/search?limit=2&isLive=yes')).json()).toEqual({ errors: '`isLive`: expected boolean' })
  expect(await (await both.ask('/search?limit=2')).json()).toEqual({ errors: '`isLive`: expected boolean' })
})

const states = { state: ['live', 'upcoming'], limit: [1, 2] }
it.each([
  ['?state=live', '?state=live'],
  ['?state=live&limit=2', '?state=live&limit=2'],
  ['?limit=2', '?limit=2'],
  ['?limit=3', 400],
  ['?state=draft', 400],
  ['?state=live&state=upcoming', '?state=live&state=upcoming'],
  ['?state=live&state=draft', 400],
  ['', ''],
])('lets %s through a list of values as %s', async (text, expected) => {
  const state = optional(z.union([z.string(), z.array(z.string())]))
  const { ask, reached } = reading(z.object({ state, limit: optional(z.number()) }), states)
  expect(await reached(text)).toBe(expected)
  expect(await (await ask('/search?state=draft')).json()).toEqual({ errors: '`state` can be live, upcoming' })
})

it.each([
  ['?limit=2', '?limit=2'],
  ['?limit=20', 400],
])('lets %s through a schema that narrows the query, as %s', async (text, expected) => {
  const { reached } = reading(z.object({ limit: optional(z.number()) }), z.object({ limit: z.number().check(z.lte(10)) }))
  expect(await reached(text)).toBe(expected)
})

it('keeps a query’s field apart from the path’s of the same name, and from what a call names otherwise', async () => {
  const query = z.object({
    id: optional(z.string()),
    body: optional(z.string()),
    query: optional(z.string()),
    headers: optional(z.string()),
  })
  const show = endpoint('GET /shows/{id}', { query, response: anything })
  const { ask, requests } = handGateway(() => Response.json({}), { public: [show] })
  await ask('/shows/42?id=7&body=b&query=q&headers=h')
  expect(requests.map(({ url }) => url)).toEqual(['https://lisa.test/v2/shows/42?id=7&body=b&query=q&headers=h'])
})

const hop =
  'authorization,Cookie,host,connection,content-length,transfer-encoding,te,upgrade,proxy-authorization,x-forwarded-host,forwarded'
const own = ['x-host', 'cookies', 'te-deum', 'x-page', 'not-forwarded', 'x-cookie', 'upgrades']

it('sends LiSA the headers that an endpoint names, and none that says who somebody is or where a request comes from', async () => {
  const text = optional(z.string())
  const headerNames = [...hop.split(','), ...own]
  const headers = z.looseObject({ 'x-page': text })
  const read = endpoint('GET /read', { headers: headers as never, headerNames, response: anything } as never)
  const { ask, requests } = handGateway(() => Response.json({}), { public: [read] })
  const answer = await ask('/read', { headers: Object.fromEntries(headerNames.map((name) => [name, 'visitor'])) })
  const sent = requests[0]?.headers ?? new Headers()
  expect([...sent].filter(([, value]) => value === 'visitor').map(([name]) => name)).toEqual(own.toSorted())
  expect(answer.headers.get('vary')).toBe(own.join(', '))
})

it('names no header that an answer depends on where the endpoint reads none', async () => {
  const { ask } = handGateway()
  expect((await ask('/shows/42')).headers.has('vary')).toBe(false)
})

it('reads the headers of a schema of another make by the names that the endpoint gives', async () => {
  const seen: unknown[] = []
  const validate = (value: unknown) => {
    seen.push(value)
    return { value }
  }
  const foreign = { '~standard': { version: 1 as const, vendor: 'other', validate } }
  const named = endpoint('GET /named', { headers: foreign as never, headerNames: ['x-a'], response: anything } as never)
  const nameless = endpoint('GET /nameless', { headers: foreign as never, response: anything })
  const { ask } = handGateway(() => Response.json({}), { public: [named, nameless] })
  expect((await ask('/named', { headers: { 'x-a': '1', 'x-b': '2' } })).status).toBe(200)
  expect(seen[0]).toEqual({ 'x-a': '1' })
  seen.splice(0)
  expect((await ask('/nameless', { headers: { 'x-a': '1' } })).status).toBe(200)
  expect(seen[0]).toEqual({})
})
