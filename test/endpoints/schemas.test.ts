import { createLisaClient, endpoint, listShows, PageQuery, Product, pageOf, Show } from 'lisa-query'
import { expect, it, test } from 'vitest'
import * as classic from 'zod'
import * as z from 'zod/mini'
import { toJSONSchema } from 'zod/v4/core'
import { answering, failureOf, json, rejectionOf } from '../client/answering.ts'

const show = { id: '42', title: { '*': 'Ski goggles' }, addedLater: [1, { deep: null }] }

test("a user's own schemas hold the library's, in each of zod's dialects", () => {
  expect(z.parse(z.object({ show: Show, more: z.optional(z.array(Show)) }), { show })).toEqual({ show })
  expect(classic.object({ show: Show, more: classic.array(Show).optional() }).parse({ show, more: [show] })).toEqual({
    show,
    more: [show],
  })
  expect(z.safeParse(z.array(Show), [{ id: 42 }]).error?.issues).toMatchObject([
    { path: [0, 'id'], code: 'invalid_type', expected: 'string' },
  ])
  const query = z.object({ ...PageQuery._zod.def.shape, lang: z.string() })
  expect(z.parse(query, { cursor: 'x', lang: 'de', other: 1 })).toEqual({ cursor: 'x', lang: 'de' })
})

test('a schema keeps what it does not know, and a query drops it', async () => {
  expect(z.parse(pageOf(Show), { items: [show], nextCursor: null, total: 1 })).toEqual({
    items: [show],
    nextCursor: null,
    total: 1,
  })
  const { client, requests } = answering(() => json({ items: [] }))
  await client.request(listShows, { state: 'later', limit: 3, other: 1 } as never)
  expect(requests[0]?.url).toMatch(/\?(state=later&limit=3|limit=3&state=later)$/)
})

test('a schema can be described as JSON Schema', () => {
  expect(toJSONSchema(Product)).toMatchObject({
    type: 'object',
    required: ['id'],
    properties: { tags: { type: 'array', items: { type: 'string' } }, title: { additionalProperties: { type: 'string' } } },
  })
})

it.each([
  ['mini', z.looseObject({ id: z.string().check(z.minLength(2, 'too short')) })],
  ['classic', classic.looseObject({ id: classic.string().min(2, 'too short') })],
])("says what a %s schema of one's own misses", async (_dialect, schema) => {
  const { client } = answering(() => json({ id: 'x' }))
  const error = await failureOf(client.request(endpoint('GET /things', { response: schema })))
  expect(error).toMatchObject({ kind: 'unexpected', issues: [{ path: 'id', message: 'too short' }] })

  const write = endpoint('POST /things', { body: schema, response: z.unknown() })
  const refused = await failureOf(client.request(write, { body: { id: 'x' } }))
  expect(refused).toMatchObject({ kind: 'invalid', fields: { id: ['too short'] }, messages: [] })
})

test('a field may have several messages, whatever its name', async () => {
  const { client, requests } = answering(() => json({}))
  const body = z.record(z.string(), z.string().check(z.minLength(9, 'too short'), z.lowercase('not lower case')))
  const write = endpoint('POST /things', { body: body.check(z.refine(() => false, 'not today')), response: z.unknown() })
  const error = await failureOf(client.request(write, { body: { constructor: 'X' } }))
  expect(error).toMatchObject({ kind: 'invalid', messages: ['not today'] })
  expect(error).toHaveProperty('fields', Object.fromEntries([['constructor', ['too short', 'not lower case']]]))
  expect(requests).toEqual([])
})

test('what a check of the user throws is what the caller gets, and nothing is sent', async () => {
  const bug = new RangeError('a bug')
  const buggy = z.unknown().check(
    z.refine(() => {
      throw bug
    }),
  )
  const { client, requests } = answering(() => json({}))
  expect(await rejectionOf(client.request(endpoint('POST /a', { body: buggy, response: z.unknown() }), { body: 1 }))).toBe(bug)
  expect(requests).toEqual([])
  expect(await rejectionOf(client.request(endpoint('GET /a', { response: buggy })))).toBe(bug)
})

test('a check of the user may take its time', async () => {
  const isFree = z.object({ name: z.string().check(z.refine(async (name) => name !== 'taken', 'is taken')) })
  const create = endpoint('POST /names', { body: isFree, response: isFree })
  const { client, requests } = answering(() => json({ name: 'free' }))
  expect(await failureOf(client.request(create, { body: { name: 'taken' } }))).toMatchObject({ fields: { name: ['is taken'] } })
  expect(requests).toEqual([])
  expect(await client.request(create, { body: { name: 'free' } })).toEqual({ name: 'free' })
})

test('a missing parameter rejects, also before a check', async () => {
  const client = createLisaClient({ baseUrl: 'https://lisa.test/v2' })
  const promise = client.request(endpoint('GET /a/{id}', { query: PageQuery, response: Show }), {} as never)
  expect(await rejectionOf(promise)).toBeInstanceOf(TypeError)
})
