import fc from 'fast-check'
import { createLisaClient, type Endpoint, isLisaError } from 'lisa-query/core'
import { createSandbox } from 'lisa-query/sandbox'
import * as s from 'lisa-query/schema'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'

/** A schema, and a value that fits it. */
interface Sort {
  schema: Endpoint['response']
  value: unknown
}

interface Circle {
  id: string
  parent?: Circle | undefined
  kids: Circle[]
  next: Circle | null
}
const Circle: s.Schema<Circle> = s.lazy(() =>
  s.loose({ id: s.text, parent: s.optional(Circle), kids: s.list(Circle), next: s.nullable(Circle) }),
)

const plain: readonly Sort[] = [
  { schema: s.text, value: 'x' },
  { schema: s.number, value: 1.5 },
  { schema: s.integer, value: 3 },
  { schema: s.boolean, value: false },
  { schema: s.anything, value: [1] },
  { schema: s.literal('only'), value: 'only' },
  { schema: s.literal(7), value: 7 },
  { schema: s.literal(null), value: null },
  { schema: s.oneOf('live', 'replay'), value: 'replay' },
  { schema: s.oneOf(1, 2), value: 2 },
  { schema: s.open('live', 'replay'), value: 'other' },
  { schema: Circle, value: { id: '1', kids: [], next: null } },
  { schema: s.checked(s.text, s.format('date-time')), value: '2026-01-01T00:00:00Z' },
  { schema: s.checked(s.text, s.format('uuid')), value: '00000000-0000-4000-8000-00000000000a' },
  { schema: s.checked(s.text, s.minLength(20), s.maxLength(70)), value: 'x'.repeat(30) },
  { schema: s.checked(s.number, s.minimum(2), s.multipleOf(5)), value: 15 },
  { schema: z.email(), value: 'a@b.test' },
  { schema: z.iso.datetime(), value: '2026-01-01T00:00:00Z' },
  { schema: z.string().check(z.minLength(30)), value: 'x'.repeat(31) },
  { schema: z.number().check(z.gte(18), z.lte(21)), value: 20 },
  { schema: z.enum(['a', 'b']), value: 'b' },
  { schema: z.tuple([z.string(), z.number()]), value: ['a', 1] },
]

const names = fc.constantFrom('id', 'title', 'state', 'items', 'nextCursor', 'total', 'constructor', 'a b', '0')

/** Schemas of zod alone take schemas of zod: these all are. */
const inside = (sort: Sort): never => sort.schema as never

const { sort } = fc.letrec<{ sort: Sort; object: Sort }>((tie) => ({
  sort: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'sort' },
    fc.constantFrom(...plain),
    tie('object'),
    tie('sort').map((one) => ({ schema: s.list(inside(one)), value: [one.value, one.value] })),
    tie('sort').map((one) => ({ schema: s.record(inside(one)), value: { en: one.value } })),
    tie('sort').map((one) => ({ schema: s.nullable(inside(one)), value: null })),
    tie('sort').map((one) => ({ schema: s.lazy(() => inside(one)), value: one.value })),
    fc
      .tuple(tie('sort'), tie('sort'))
      .map(([one, other]) => ({ schema: s.either(inside(one), inside(other)), value: one.value })),
    tie('sort').map((one) => ({
      schema: s.both(s.loose({ own: s.text }), s.loose({ other: inside(one) })),
      value: { own: 'x', other: one.value },
    })),
    tie('object').map((one) => ({
      schema: s.variants('type', {
        a: s.loose({ type: s.literal('a'), inner: inside(one) }),
        b: s.loose({ type: s.literal('b') }),
      }),
      value: { type: 'b' },
    })),
  ),
  object: fc
    .tuple(fc.dictionary(names, fc.record({ sort: tie('sort'), isOptional: fc.boolean() }), { maxKeys: 4 }), fc.boolean())
    .map(([fields, isExact]) => ({
      schema: (isExact ? s.exact : s.loose)(
        Object.fromEntries(
          Object.entries(fields).map(([name, one]) => [name, one.isOptional ? s.optional(inside(one.sort)) : inside(one.sort)]),
        ),
      ),
      value: Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, one.sort.value])),
    })),
}))

const paths = ['/a', '/a/{id}', '/a/{aId}/b', '/a/{aId}/b/{id}', '/a/current', '/c/{x}.json', '/d/{slug}', '/d']
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** Endpoints at different routes, of which some are about the same things. */
const definitions = fc
  .tuple(
    sort,
    fc.uniqueArray(fc.tuple(fc.constantFrom(...methods), fc.constantFrom(...paths)), {
      minLength: 1,
      maxLength: 12,
      selector: String,
    }),
  )
  .chain(([thing, routes]) =>
    fc.tuple(
      ...routes.map(([method, path]) =>
        fc
          .record({
            response: fc.oneof(
              fc.constant(thing.schema),
              fc.constant(s.list(inside(thing))),
              fc.constant(s.loose({ items: s.list(inside(thing)), nextCursor: s.optional(s.nullable(s.text)) })),
              fc.constant(s.optional(inside(thing))),
              sort.map(({ schema }) => schema),
              ...(method === 'GET' ? [fc.constant(s.orNull(inside(thing)))] : [fc.constant(s.empty), fc.constant(s.nothing)]),
            ),
            body: method === 'GET' ? fc.constant(undefined) : fc.option(fc.oneof(fc.constant(thing), sort), { nil: undefined }),
          })
          .map(({ response, body }) => ({
            endpoint: {
              method,
              path,
              response,
              ...(body && { body: body.schema }),
              ...(method === 'GET' && { query: z.object({ cursor: z.optional(z.string()), limit: z.optional(z.number()) }) }),
            } as Endpoint<unknown>,
            body: body?.value,
          })),
      ),
    ),
  )

test('answers whatever the endpoints are so that their own schemas take it', async () => {
  await fc.assert(
    fc.asyncProperty(definitions, fc.array(fc.nat(), { minLength: 10, maxLength: 20 }), async (defined, order) => {
      const sandbox = createSandbox({ endpoints: defined.map(({ endpoint }) => endpoint), rateLimit: false })
      const client = createLisaClient({
        baseUrl: 'https://lisa.test/v2',
        authorization: () => 'ApiKey sandbox',
        fetch: sandbox.fetch,
        validate: 'server',
      })
      for (const number of order) {
        const { endpoint, body } = defined[number % defined.length] as (typeof defined)[number]
        const input = { id: '1', aId: `${number % 2}`, x: 'x', slug: 'x', limit: 1, body }
        const error = await client.request(endpoint, input).then(
          () => undefined,
          (reason: unknown) => reason,
        )
        if (error !== undefined) expect(isLisaError(error) && error.kind, String(error)).toBe('not-found')
      }
    }),
    { numRuns: 40 },
  )
})
