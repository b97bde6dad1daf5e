import { type Endpoint, endpoint } from 'lisa-query/core'
import { expect, it } from 'vitest'
import * as full from 'zod'
import * as z from 'zod/mini'
import { handGateway } from './hand-gateway.ts'

const a = z.object({ a: z.string() })
const b = z.object({ b: z.string() })
const both = { a: '1', b: '2', c: '3' }
const tree: z.ZodMiniType = z.object({ a: z.string(), children: z.array(z.lazy(() => tree)) })
/** A type that names nothing but itself. */
const endless: z.ZodMiniType = z.lazy(() => endless)

it.each([
  ['an object', a, both, { a: '1' }],
  ['a loose object', z.looseObject({ a: z.string() }), both, { a: '1' }],
  ['a map', z.looseObject({}), both, both],
  ['a map of objects', z.catchall(z.object({}), a), { x: both }, { x: { a: '1' } }],
  ['a record', z.record(z.string(), a), { x: both, y: both }, { x: { a: '1' }, y: { a: '1' } }],
  ['a field that objects have by themselves', a, { a: '1', constructor: 'x', toString: 'y' }, { a: '1' }],
  ['a list', z.array(a), [both, both], [{ a: '1' }, { a: '1' }]],
  ['a list where the schema has an object', a, [both], [{}]],
  ['an object where the schema has a list', z.array(a), both, {}],
  ['a pair', z.tuple([a, b]), [both, both, both], [{ a: '1' }, { b: '2' }, {}]],
  ['a pair and more', z.tuple([a], b), [both, both, both], [{ a: '1' }, { b: '2' }, { b: '2' }]],
  ['one of two', z.union([a, b]), both, { a: '1', b: '2' }],
  ['lists of one of two', z.union([z.array(a), z.array(b)]), [both], [{ a: '1', b: '2' }]],
  ['both of two', z.intersection(a, b), both, { a: '1', b: '2' }],
  ['what may be null', z.nullable(a), both, { a: '1' }],
  ['null', z.nullable(a), null, null],
  ['what may be left out', z.object({ x: z.optional(a) }), { x: both }, { x: { a: '1' } }],
  ['what has a default', z.object({ x: z._default(a, { a: '' }) }), { x: both }, { x: { a: '1' } }],
  ['what has a default before', z.object({ x: z.prefault(a, { a: '' }) }), { x: both }, { x: { a: '1' } }],
  ['what must be there', z.object({ x: z.nonoptional(z.optional(a)) }), { x: both }, { x: { a: '1' } }],
  ['what is for reading', z.object({ x: z.readonly(a) }), { x: both }, { x: { a: '1' } }],
  ['what is caught', z.object({ x: z.catch(a, { a: '' }) }), { x: both }, { x: { a: '1' } }],
  ['what is turned into another thing', a.check(), both, { a: '1' }],
  [
    'a pipe',
    z.pipe(
      a,
      z.transform(() => 1),
    ),
    both,
    { a: '1' },
  ],
  ['a schema that comes later', z.lazy(() => a), both, { a: '1' }],
  [
    'a tree',
    tree,
    { a: '1', b: '2', children: [{ a: '3', b: '4', children: [] }] },
    { a: '1', children: [{ a: '3', children: [] }] },
  ],
  ['a schema that names itself alone', endless, both, {}],
  ['anything', z.unknown(), both, both],
  ['any', z.any(), both, both],
  ['one of anything and an object', z.union([z.any(), a]), both, { a: '1' }],
  ['a text', z.string(), both, {}],
  [
    'zod with methods',
    full.object({ x: full.array(full.object({ a: full.string() }).optional()) }),
    { x: [both] },
    { x: [{ a: '1' }] },
  ],
])('shows a visitor what the definition names: %s', async (_name, response, answer, shown) => {
  const read = endpoint('GET /read', { response: response as never }) as Endpoint<never, unknown, 'GET'>
  const { ask } = handGateway(() => Response.json(answer), { public: [read] })
  expect(await (await ask('/read')).json()).toEqual(shown)
})
