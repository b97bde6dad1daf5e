import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { invalid } from './invalid.ts'

interface Case {
  source: string
  body: unknown
  fields: Record<string, string[]>
  messages: string[]
  /** Sentences that may be among the messages, or be left out. */
  optional?: string[]
  /** The body can be read in more ways than one: every sentence must come out, wherever. */
  exact?: false
}

const cases: Case[] = JSON.parse(readFileSync(new URL('bodies.json', import.meta.url), 'utf8'))

const sorted = (fields: Record<string, string[]>): [string, string[]][] =>
  Object.entries(fields)
    .map(([path, said]): [string, string[]] => [path, [...said].sort()])
    .sort()

it.each(cases.filter(({ exact }) => exact !== false))('reads $source', async ({ body, fields, messages, optional = [] }) => {
  const error = await invalid(JSON.stringify(body))
  const rest = error.messages.filter((message) => messages.includes(message) || !optional.includes(message))
  expect({ fields: sorted(error.fields), rest: rest.sort() }).toEqual({ fields: sorted(fields), rest: [...messages].sort() })
})

it.each(cases.filter(({ exact }) => exact === false))('loses nothing of $source', async ({ body, fields, messages }) => {
  const error = await invalid(JSON.stringify(body))
  const said = [...Object.values(error.fields).flat(), ...error.messages]
  expect(said).toEqual(expect.arrayContaining([...Object.values(fields).flat(), ...messages]))
})

it('takes neither codes nor the names of errors for sentences or fields', async () => {
  const body = {
    message: 'The show was refused',
    codes: ['NotBlank.show.title', 'NotBlank'],
    meta: { hosts: ['api-1'], note: 'from the cache' },
    errors: [{ name: 'ValidationError', message: 'The shop is closed' }],
  }
  const { fields, messages } = await invalid(JSON.stringify(body))
  expect({ fields, messages }).toEqual({ fields: {}, messages: ['The show was refused', 'The shop is closed'] })
})

it.each([
  ['a key of a million letters', { errors: { ['k'.repeat(1_000_000)]: ['is too long', 'is no name'] } }],
  ['a path of a million steps', { errors: [{ path: 'a.'.repeat(1_000_000), message: 'is too deep' }] }],
])('keeps a path short enough to be a field’s, in spite of %s', async (_, body) => {
  const { fields } = await invalid(JSON.stringify(body))
  expect(Object.values(fields).flat()[0]).toMatch(/^is too/)
  expect(Object.keys(fields)[0]?.length).toBeLessThan(500)
})

it('keeps the path of a body that nests 5,000 levels deep short', async () => {
  const { fields } = await invalid(`{"errors":${'{"level":'.repeat(5_000)}["deep down"]${'}'.repeat(5_000)}}`)
  expect(Object.values(fields)).toEqual([['deep down']])
  expect(Object.keys(fields)[0]?.length).toBeLessThan(500)
})

it('fills no placeholder so often that the text becomes endless', async () => {
  const message = '%a '.repeat(100_000)
  const { messages } = await invalid(JSON.stringify({ message, parameters: { a: 'long'.repeat(100_000) } }))
  expect(messages).toEqual([message])
})

it.each([
  '{"message":"a b","missingProperty":{"toString":"x"}}',
  '{"errors":[{"message":"a b","path":[{"key":{"toString":"x"}}]}]}',
  `{"errors":[{"message":"a b","path":[{"key":${'['.repeat(5_000)}${']'.repeat(5_000)}}]}]}`,
  '{"errors":[{"message":"a b","field":{"valueOf":1,"toString":1}}]}',
])('reads a hostile name of a field: %.60s', async (text) => {
  expect((await invalid(text)).messages).toEqual(['a b'])
})

it('tells a field from one of the same name within it, and knows a path from the root', async () => {
  const { fields } = await invalid(
    JSON.stringify({
      errors: { address: { address: ['is missing'] }, variants: [{ path: 'variants[0].sku', message: 'is taken' }] },
    }),
  )
  expect(fields).toEqual({ 'address.address': ['is missing'], 'variants.0.sku': ['is taken'] })
})

// Bodies of every make, written from what they are meant to say.

type Path = (string | number)[]
interface Said {
  path: Path
  sentence: string
}

const dotted = (path: Path): string => path.join('.')
const bracketed = (path: Path): string => path.map((part, at) => (at === 0 ? part : `[${part}]`)).join('')
const indexed = (path: Path): string =>
  path.map((part, at) => (typeof part === 'number' ? `[${part}]` : at ? `.${part}` : part)).join('')
const pointer = (path: Path): string => `/${path.join('/')}`
const pathStyles = [dotted, bracketed, indexed, pointer, (path: Path) => `#${pointer(path)}`, (path: Path) => path]

/** Each writes its sentences the way one family of servers does. */
const makes: Record<string, (said: Said[], pathKey: string, textKey: string, style: (path: Path) => unknown) => unknown> = {
  'a map from dotted path to sentences': (said) => grouped(said, dotted),
  'a map from bracketed path to sentences': (said) => grouped(said, indexed),
  'nested maps': (said) => nestedMap(said),
  'a list of descriptions': (said, pathKey, textKey, style) =>
    said.map(({ path, sentence }) => ({ code: 'bad_value', [pathKey]: path.length ? style(path) : '', [textKey]: sentence })),
}

function grouped(said: Said[], write: (path: Path) => string): Record<string, string[]> {
  const map: Record<string, string[]> = {}
  for (const { path, sentence } of said) {
    const key = path.length ? write(path) : 'base'
    map[key] = [...(map[key] ?? []), sentence]
  }
  return map
}

function nestedMap(said: Said[]): object {
  const root: Record<string, unknown> = {}
  for (const { path, sentence } of said) {
    let at = root
    for (const part of path.slice(0, -1)) {
      at[part] ??= {}
      at = at[part] as Record<string, unknown>
    }
    const last = path.at(-1) ?? 'base'
    at[last] = [...((at[last] as string[] | undefined) ?? []), sentence]
  }
  return root
}

const wrappings: Record<string, (inner: unknown) => unknown> = {
  errors: (errors) => ({ errors }),
  error: (error) => ({ error: { code: 422, errors: error } }),
  details: (details) => ({ error: { code: 'invalid', message: 'The request was refused', details } }),
  parameters: (parameters) => ({ error: { message: 'The request was refused', parameters } }),
  violations: (violations) => ({ title: 'Constraint Violation', status: 422, violations }),
  issues: (issues) => ({ success: false, issues }),
}

const name = fc.constantFrom('title', 'price', 'sku', 'brand', 'startsAt', 'channelSlug')
const path: fc.Arbitrary<Path> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(name) },
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom('variants', 'images'), fc.nat(3), name) },
  { weight: 1, arbitrary: fc.constant<Path>([]) },
)

it('finds every sentence at its field, in whichever make a body is written', async () => {
  const all = fc.record({
    paths: fc.array(path, { minLength: 1, maxLength: 8 }),
    make: fc.constantFrom(...Object.keys(makes)),
    wrapping: fc.constantFrom(...Object.keys(wrappings)),
    pathKey: fc.constantFrom(
      'field',
      'path',
      'name',
      'loc',
      'param',
      'pointer',
      'property',
      'attribute',
      'propertyPath',
      'instancePath',
    ),
    textKey: fc.constantFrom('message', 'msg', 'detail', 'reason', 'description', 'errorMessage'),
    style: fc.constantFrom(...pathStyles),
  })
  await fc.assert(
    fc.asyncProperty(all, async ({ paths, make, wrapping, pathKey, textKey, style }) => {
      const said = paths.map((path, index) => ({ path, sentence: `sentence ${index} says what is wrong` }))
      const body = wrappings[wrapping]?.(makes[make]?.(said, pathKey, textKey, style))
      const { fields, messages } = await invalid(JSON.stringify(body))
      const wanted = grouped(said, dotted)
      const { base = [], ...atFields } = wanted
      const summaries = ['The request was refused', 'Constraint Violation']
      expect(sorted(fields), JSON.stringify(body)).toEqual(sorted(atFields))
      expect(messages.filter((message) => !summaries.includes(message)).sort()).toEqual(base.sort())
    }),
    { numRuns: 400 },
  )
})

it('takes any JSON whatever: throws nothing, makes nothing up, and touches no prototype', async () => {
  await fc.assert(
    fc.asyncProperty(fc.json({ maxDepth: 6, noUnicodeString: false }), async (text) => {
      const { fields, messages } = await invalid(text)
      for (const said of [...Object.values(fields).flat(), ...messages]) expect(stringsIn(JSON.parse(text))).toContain(said)
      expect(Object.getPrototypeOf(fields)).toBe(Object.prototype)
      expect(Object.values(fields).every((said) => said.length > 0)).toBe(true)
    }),
    { numRuns: 400 },
  )
})

const stringsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value ? Object.values(value).flatMap(stringsIn) : []
