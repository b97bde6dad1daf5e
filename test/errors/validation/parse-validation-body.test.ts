import fc from 'fast-check'
import { expect, it } from 'vitest'
import { invalid } from './invalid.ts'

it.each<[body: unknown, fields: Record<string, string[]>, messages: string[]]>([
  [{ errors: { title: ["can't be blank"] } }, { title: ["can't be blank"] }, []],
  [{ errors: { title: ['too short', 'too plain'] } }, { title: ['too short', 'too plain'] }, []],
  [{ errors: { title: 'is missing' } }, { title: ['is missing'] }, []],
  [
    { errors: { title: ["can't be blank"], base: ['The shop is closed'] } },
    { title: ["can't be blank"] },
    ['The shop is closed'],
  ],
  [{ errors: { base: 'The shop is closed' } }, {}, ['The shop is closed']],
  [{ errors: 'one sentence' }, {}, ['one sentence']],
  [{ error: 'one sentence' }, {}, ['one sentence']],
  [{ errors: ['one', 'two'] }, {}, ['one', 'two']],
  [{ errors: { variants: [{ price: ['is negative'] }] } }, { 'variants.0.price': ['is negative'] }, []],
  [{ errors: { variants: [{}, { price: { value: ['is negative'] } }] } }, { 'variants.1.price.value': ['is negative'] }, []],
  [{ errors: { 'variants.0.price': ['is negative'] } }, { 'variants.0.price': ['is negative'] }, []],
  [{ errors: {} }, {}, []],
  [{ errors: null }, {}, []],
  [{ errors: { title: [null, 7, true] } }, {}, []],
  [{}, {}, []],
  [null, {}, []],
  [[], {}, []],
  ['one sentence', {}, ['one sentence']],
])('sorts %j', async (body, fields, messages) => {
  expect(await invalid(JSON.stringify(body))).toMatchObject({ fields, messages })
  const { fields: found, messages: rest } = await invalid(JSON.stringify(body))
  expect({ found, rest }).toEqual({ found: fields, rest: messages })
})

it('has no messages where the answer is empty, a web page or broken', async () => {
  expect(await invalid('')).toMatchObject({ fields: {}, messages: [] })
  expect(await invalid('<h1>422</h1>', 'text/html')).toMatchObject({ fields: {}, messages: [], body: '<h1>422</h1>' })
})

it('keeps the order of the fields', async () => {
  const { fields } = await invalid('{"errors":{"title":["a"],"price":["b"],"brand":["c"]}}')
  expect(Object.keys(fields)).toEqual(['title', 'price', 'brand'])
})

it('keeps 40,000 messages, at one field or at as many', async () => {
  const many = Array.from({ length: 40_000 }, (_, index) => `message ${index}`)
  expect((await invalid(JSON.stringify({ errors: { title: many } }))).fields).toEqual({ title: many })
  const byField = Object.fromEntries(many.map((message, index) => [`field${index}`, [message]]))
  expect((await invalid(JSON.stringify({ errors: byField }))).fields).toEqual(byField)
})

const deep = [
  ['objects', '{"a":', '}'],
  ['lists', '[', ']'],
] as const

it.each(deep)('reads a body nested 5,000 levels deep in %s', async (_, open, close) => {
  const error = await invalid(`{"errors":${open.repeat(5_000)}"deep down"${close.repeat(5_000)}}`)
  expect([...Object.values(error.fields).flat(), ...error.messages]).toEqual(['deep down'])
})

it.each(deep)('writes down an error whose body is nested 5,000 levels deep in %s', async (_, open, close) => {
  const error = await invalid(`{"errors":${open.repeat(5_000)}"deep down"${close.repeat(5_000)}}`)
  expect(JSON.stringify(error)).toContain('deep down')
})

it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'])(
  'takes the field %s for a field and touches no prototype',
  async (key) => {
    const { fields } = await invalid(`{"errors":{"${key}":["is hostile"],"nested":{"${key}":{"polluted":["yes"]}}}}`)
    expect(Object.entries(fields)).toEqual([
      [key, ['is hostile']],
      [`nested.${key}.polluted`, ['yes']],
    ])
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype)
    expect({}).not.toHaveProperty('polluted')
  },
)

it.each(['__proto__', 'constructor', 'kind', 'stack', 'toJSON', 'name'])('a body with the key %s stays a body', async (key) => {
  const error = await invalid(`{"errors":"no","${key}":{"polluted":"yes"}}`)
  expect(error).toMatchObject({ name: 'LisaError', kind: 'invalid', messages: ['no'] })
  expect(Object.keys(error.body as object)).toEqual(['errors', key])
  expect({}).not.toHaveProperty('polluted')
})

const sentence = fc.oneof(
  fc.string().map((text) => `is ${text}`),
  fc.constant(''),
)
const messages = fc.oneof(sentence, fc.array(sentence))
const { errors: shopifyErrors } = fc.letrec<{ errors: unknown; map: unknown }>((tie) => ({
  errors: fc.oneof({ maxDepth: 5 }, messages, tie('map')),
  map: fc.dictionary(
    fc.constantFrom('title', 'price', 'variants', 'sku', 'startsAt', '*', '0', 'base', '__proto__', 'constructor', ''),
    fc.oneof(messages, tie('errors'), fc.array(tie('map'), { maxLength: 3 })),
  ),
}))

const stringsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value ? Object.values(value).flatMap(stringsIn) : []

it('loses no string of a body in one of these shapes, and adds none', async () => {
  await fc.assert(
    fc.asyncProperty(shopifyErrors, fc.constantFrom('errors', 'error'), async (errors, envelope) => {
      const text = JSON.stringify({ [envelope]: errors })
      const { fields, messages: rest } = await invalid(text)
      const found = [...Object.values(fields).flat(), ...rest]
      const said = stringsIn(JSON.parse(text)).filter((string) => string.trim())
      expect([...new Set(found)].sort()).toEqual([...new Set(said)].sort())
    }),
  )
})
