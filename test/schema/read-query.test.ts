import fc from 'fast-check'
import { createLisaClient, type Endpoint, endpoint } from 'lisa-query/core'
import { createSandbox } from 'lisa-query/sandbox'
import * as s from 'lisa-query/schema'
import { createLisaGateway } from 'lisa-query/server'
import { expect, it } from 'vitest'
import * as z from 'zod'

const filter = z.object({
  from: z.number(),
  isLive: z.boolean(),
  word: z.string(),
  tags: z.array(z.string()),
  range: z.object({ least: z.number(), 'at most': z.string() }).partial(),
})

/** Every style with the fields that it can write. */
const fields = {
  limit: z.number(),
  ids: z.array(z.string()),
  'codes[]': z.array(z.number()),
  commas: z.array(z.string()),
  counts: z.array(z.number()),
  spaces: z.array(z.string()),
  pipes: z.array(z.string()),
  pairs: z.object({ from: z.number(), word: z.string() }).partial(),
  deep: filter.partial(),
  own: z.object({ since: z.number(), words: z.array(z.string()) }).partial(),
  json: z.json(),
  either: z.union([z.boolean(), z.array(z.number())]),
}

const styles = s.queryStyles({
  commas: 'comma',
  counts: 'comma',
  spaces: 'space',
  pipes: 'pipe',
  pairs: 'comma',
  deep: 'deep',
  own: 'fields',
  json: 'json',
})

const anyText = fc.string({ unit: 'grapheme', maxLength: 6 })
const anyNumber = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
)
const some = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(item, { minLength: 1, maxLength: 4 })
/** Objects with at least one field: none at all is the same as no object. */
const part = (model: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<object> =>
  fc.record(model, { requiredKeys: [] }).filter((value) => Object.keys(value).length > 0)

const anyQuery = fc.record(
  {
    limit: anyNumber,
    ids: some(anyText),
    'codes[]': some(anyNumber),
    commas: some(anyText),
    counts: some(anyNumber),
    // OpenAPI has no way to write the mark itself within an item.
    spaces: some(anyText.map((text) => text.replace(/\s/g, ''))),
    pipes: some(anyText.map((text) => text.replaceAll('|', ''))),
    pairs: part({ from: anyNumber, word: anyText }),
    deep: part({
      from: anyNumber,
      isLive: fc.boolean(),
      word: anyText,
      tags: some(anyText),
      range: part({ least: anyNumber, 'at most': anyText }),
    }),
    own: part({ since: anyNumber, words: some(anyText) }),
    // JSON has no minus zero.
    json: fc
      .jsonValue({ noUnicodeString: false })
      .map((value) => JSON.parse(JSON.stringify(value)) as unknown)
      // zod leaves out a field of this name.
      .filter((value) => value !== null && !JSON.stringify(value).includes('"__proto__"')),
    either: fc.oneof(fc.boolean(), fc.array(anyNumber, { minLength: 2, maxLength: 4 })),
  },
  { requiredKeys: [] },
)

it('is the same query for the client, a gateway and the sandbox, whatever its styles', async () => {
  const seen: unknown[] = []
  const query = z
    .object(fields)
    .partial()
    .superRefine((value) => void seen.push(value))
  const find = endpoint('GET /things', { query, encodeQuery: styles, response: z.looseObject({}) })
  const sandbox = createSandbox({ endpoints: { find }, rateLimit: false, basePath: '/v2' })
  const gateway = createLisaGateway({
    baseUrl: 'https://lisa.test/v2',
    authorization: () => 'ApiKey sandbox',
    path: '/api',
    public: [find],
    fetch: (request) => sandbox.fetch(request),
    rateLimit: { limit: 1_000_000, window: 1_000 },
  })
  const client = createLisaClient({ baseUrl: 'https://shop.test/api', fetch: (request) => gateway.fetch(request) })
  await fc.assert(
    fc.asyncProperty(anyQuery, async (asked) => {
      seen.length = 0
      await client.request(find as Endpoint<object>, asked)
      expect(seen.length).toBeGreaterThanOrEqual(2)
      for (const one of seen) expect(one).toEqual(asked)
    }),
    { numRuns: 300 },
  )
})

it('leaves out a list without items, in every style', () => {
  expect(styles({ commas: [], spaces: [null], pipes: [], limit: 1 })).toBe('limit=1')
})
