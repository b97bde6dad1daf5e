import fc from 'fast-check'
import { Product, pageOf, Show } from 'lisa-query'
import { expect, it } from 'vitest'
import * as z from 'zod'

// The same shapes in zod's own types: what ours make of a value must be what these make of it.
const Text = z.looseObject({}).catchall(z.string())
const Amount = z.looseObject({ value: z.number() })
const OwnPrice = z.looseObject({
  currency: z.looseObject({ name: z.string().optional(), symbol: z.string() }),
  original: Amount,
  discounted: Amount.optional(),
  unitPricing: z.looseObject({ baseUnit: z.string(), baseValue: z.number() }).optional(),
})
const Variation = z.looseObject({ type: z.string(), value: Text })
const OwnVariant = z.looseObject({
  name: z.string(),
  title: Text.optional(),
  reference: z.string().optional(),
  price: OwnPrice.optional(),
  url: Text.optional(),
  assets: z.looseObject({}).optional(),
  stores: z.array(z.unknown()).optional(),
  variations: z.array(Variation).optional(),
})
const OwnProduct = z.looseObject({
  name: z.string().optional(),
  title: Text.optional(),
  brand: Text.optional(),
  description: Text.optional(),
  url: Text.optional(),
  price: OwnPrice.optional(),
  variants: z.array(OwnVariant).optional(),
  tags: z.array(z.string()).optional(),
  id: z.string(),
  assets: z.looseObject({}).optional(),
  origin: z.looseObject({ id: z.string(), lastSyncedAt: z.string().optional() }).optional(),
  stores: z.array(z.unknown()).optional(),
  mainImage: z
    .looseObject({
      url: z.string(),
      width: z.number().optional(),
      height: z.number().optional(),
      sizeInBytes: z.number().optional(),
      hash: z.string().optional(),
    })
    .optional(),
  hasStock: z.boolean().optional(),
})

const whatever = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  { weight: 1, arbitrary: fc.constantFrom(undefined, Number.NaN, Number.POSITIVE_INFINITY, new Date(0)) },
)
const or = (arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 8, arbitrary }, { weight: 1, arbitrary: whatever })
const text = or(fc.dictionary(fc.constantFrom('*', 'de', 'en'), or(fc.string())))
const amount = or(fc.record({ value: or(fc.double()) }))
const price = or(
  fc.record(
    {
      currency: or(fc.record({ symbol: or(fc.string()), name: or(fc.string()) }, { requiredKeys: [] })),
      original: amount,
      discounted: amount,
    },
    { requiredKeys: [] },
  ),
)
const variant = or(
  fc.record(
    {
      name: or(fc.string()),
      title: text,
      price,
      variations: or(fc.array(or(fc.record({ type: or(fc.string()), value: text })))),
    },
    { requiredKeys: [] },
  ),
)
const product = or(
  fc.record(
    {
      id: or(fc.string()),
      title: text,
      price,
      variants: or(fc.array(variant)),
      tags: or(fc.array(or(fc.string()))),
      hasStock: or(fc.boolean()),
      later: whatever,
    },
    { requiredKeys: [] },
  ),
)

const placesOf = (result: { issues?: readonly { path: PropertyKey[]; code: string }[] | undefined }): unknown =>
  result.issues?.map(({ path, code }) => `${path.join('.')} ${code}`).sort()

it('takes and refuses what zod’s own types of the same shape do, in the same places, and gives the same value', () => {
  fc.assert(
    fc.property(product, (value) => {
      const ours = z.safeParse(Product, value)
      const theirs = OwnProduct.safeParse(value)
      expect(ours.success).toBe(theirs.success)
      expect(placesOf(ours.error ?? {})).toEqual(placesOf(theirs.error ?? {}))
      expect(ours.data).toEqual(theirs.data)
      expect(Object.keys(ours.data ?? {})).toEqual(Object.keys(theirs.data ?? {}))
    }),
    { numRuns: 1_000 },
  )
})

it('keeps a page’s items apart from an item that does not fit', () => {
  const page = z.safeParse(pageOf(Show), { items: [{ id: '1' }, { id: 2 }], nextCursor: null })
  expect(page.error?.issues).toMatchObject([{ path: ['items', 1, 'id'], code: 'invalid_type', expected: 'string' }])
  expect(z.parse(pageOf(Show), { items: [{ id: '1', extra: true }] })).toEqual({ items: [{ id: '1', extra: true }] })
})

it('waits for a schema of an application’s own that takes its time', async () => {
  const Own = z.object({ id: z.string().refine(async (id) => id !== 'taken') })
  await expect(z.parseAsync(pageOf(Own), { items: [{ id: 'free' }] })).resolves.toEqual({ items: [{ id: 'free' }] })
  const refused = await z.safeParseAsync(pageOf(Own), { items: [{ id: 'free' }, { id: 'taken' }] })
  expect(refused.error?.issues).toMatchObject([{ path: ['items', 1, 'id'], code: 'custom' }])
})

it('sets no prototype from a key of an answer', () => {
  const show = z.parse(Show, JSON.parse('{"id":"1","__proto__":{"polluted":true},"title":{"__proto__":"x","*":"y"}}'))
  expect(Object.getPrototypeOf(show)).toBe(Object.prototype)
  expect(show).toEqual({ id: '1', title: { '*': 'y' } })
  expect({}).not.toHaveProperty('polluted')
})

it('can be written down as JSON Schema', () => {
  expect(z.toJSONSchema(Show)).toMatchObject({
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'string' }, title: { type: 'object', additionalProperties: { type: 'string' } } },
    additionalProperties: {},
  })
})
