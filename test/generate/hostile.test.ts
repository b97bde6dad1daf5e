import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { GenerateProblem, generate } from 'lisa-query/generate'
import { expect, it } from 'vitest'
import { lisaQuery, put, scratchFolder, typeErrors } from './generating.ts'

/** Names that break generators. */
const hostile = [
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'prototype',
    '../x',
    '..',
    '/etc/passwd',
    'a/../../b',
    '\\..\\x',
    'con',
    'NUL',
  ],
  ...[
    '🎉',
    '名前',
    'ß',
    'é',
    ' ',
    '',
    '*/',
    '`$' + '{x}`',
    "'",
    '"',
    '\n',
    '\u2028',
    '\\',
    '//',
    '<script>',
    '$ref',
    'x'.repeat(300),
  ],
  ...[
    'class',
    'default',
    'delete',
    'await',
    'type',
    'String',
    'Array',
    'Record',
    'Blob',
    's',
    'S',
    'endpoint',
    'Id',
    'Open',
    'options',
    '1',
    '-1',
    '2a',
    'a-b',
    'a_b',
    'aB',
  ],
]

const anyName = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ maxLength: 12 }),
  fc.constantFrom('Show', 'show', 'id', 'items', 'nextCursor', 'cursor', 'body', 'query', 'headers'),
)

/** Schemas of any make, with references to each other, to nothing and to themselves. */
const { schema: anySchema } = fc.letrec((tie) => ({
  schema: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'schema' },
    fc.constantFrom(
      { type: 'string' },
      { type: 'integer', minimum: 1 },
      { type: ['string', 'null'] },
      { type: 'boolean', nullable: true },
      {},
      true,
      false,
      null,
      7,
      { type: 'nonsense' },
    ),
    anyName.map((name) => ({ $ref: `#/components/schemas/${pointerPart(name)}` })),
    fc.record({ enum: fc.array(fc.oneof(anyName, fc.integer(), fc.constant(null), fc.boolean()), { maxLength: 4 }) }),
    fc.record({ const: fc.oneof(anyName, fc.integer(), fc.constant(null)) }),
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    fc.record({
      type: fc.constant('object'),
      description: anyName,
      properties: fc.dictionary(anyName, tie('schema'), { maxKeys: 4 }),
      required: fc.array(anyName, { maxLength: 3 }),
      additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
    }),
    fc.record({ allOf: fc.array(tie('schema'), { maxLength: 3 }), nullable: fc.boolean() }),
    fc.record({
      oneOf: fc.array(tie('schema'), { maxLength: 3 }),
      discriminator: fc.record({ propertyName: anyName, mapping: fc.dictionary(anyName, anyName, { maxKeys: 2 }) }),
    }),
    fc.record({
      anyOf: fc.array(tie('schema'), { maxLength: 3 }),
      properties: fc.dictionary(anyName, tie('schema'), { maxKeys: 2 }),
    }),
  ),
}))

const pointerPart = (name: string): string =>
  encodeURIComponent(
    name
      .replace(/~/g, '~0')
      .replace(/\//g, '~1')
      .replace(/[\ud800-\udfff]/gu, '?'),
  )

const anyContent = fc.dictionary(
  fc.constantFrom(
    'application/json',
    'text/plain',
    'image/png',
    'multipart/form-data',
    'application/x-www-form-urlencoded',
    'application/vnd.x+json',
    '*/*',
  ),
  fc.record({ schema: anySchema, example: fc.jsonValue() }),
  { maxKeys: 2 },
)

const anyOperation = fc.record(
  {
    operationId: anyName,
    tags: fc.array(anyName, { maxLength: 2 }),
    summary: anyName,
    description: anyName,
    deprecated: fc.boolean(),
    security: fc.constantFrom([], [{ key: ['a', 'b'] }], [{}]),
    servers: fc.constantFrom([], [{ url: 'https://other.test' }], [{ url: "it's" }]),
    externalDocs: fc.record({ url: anyName }),
    parameters: fc.array(
      fc.record({
        name: anyName,
        in: fc.constantFrom('query', 'path', 'header', 'cookie', 'body'),
        required: fc.boolean(),
        schema: anySchema,
        style: fc.constantFrom('form', 'deepObject', 'pipeDelimited'),
        explode: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
    requestBody: fc.record({ content: anyContent, required: fc.boolean() }),
    responses: fc.dictionary(
      fc.constantFrom('200', '201', '202', '204', '404', '422', '2XX', 'default', 'nonsense'),
      fc.record({ description: anyName, content: anyContent }),
      { maxKeys: 3 },
    ),
  },
  { requiredKeys: [] },
)

const anyPath = fc
  .array(
    fc.oneof(
      anyName,
      anyName.map((name) => `{${name}}`),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => `/${parts.join('/')}`)

const anyDocument = fc.record({
  openapi: fc.constant('3.1.0'),
  info: fc.record({ title: anyName, version: anyName }),
  paths: fc.dictionary(
    anyPath,
    fc.dictionary(fc.constantFrom('get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'parameters'), anyOperation, {
      maxKeys: 2,
    }),
    { maxKeys: 4 },
  ),
  components: fc.record({ schemas: fc.dictionary(anyName, anySchema, { maxKeys: 5 }) }),
})

it('makes files with plain names of any document, the same twice, or says a sentence', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      try {
        const { files } = generate(document)
        for (const name of files.keys())
          expect(name).toMatch(/^(core|index|schemas|sandbox|(endpoints|hooks)\/[\p{L}\p{Nd}-]{1,61})\.ts$/u)
        expect(generate(document).files).toEqual(files)
      } catch (error) {
        if (!(error instanceof GenerateProblem)) throw error
      }
    }),
    { numRuns: 300 },
  )
})

it('makes code that compiles where a parameter has a name that every object has', () => {
  const parameter = (name: string, place: string): object => ({
    name,
    in: place,
    required: place === 'path',
    schema: { type: 'string' },
  })
  const read = (operationId: string, ...parameters: object[]): object => ({
    get: {
      operationId,
      parameters,
      responses: { 200: { description: 'Good', content: { 'application/json': { schema: {} } } } },
    },
  })
  const { files } = generate({
    openapi: '3.1.0',
    info: { title: 'Names', version: '1' },
    paths: {
      '/a/{query}': read('getA', parameter('query', 'path'), parameter('constructor', 'query')),
      '/b': read('getB', parameter('toString', 'query')),
    },
  })
  const scratch = scratchFolder()
  put(scratch, Object.fromEntries(files))
  expect(typeErrors(scratch, '7')).toBe('')
})

// One seed: what it finds next should not depend on the day. Other seeds are for whoever changes the printer.
it('makes code that compiles of any document', () => {
  const scratch = scratchFolder()
  const documents = fc.sample(anyDocument, { numRuns: 60, seed: 20261128 })
  const made = documents.map((document, index) => {
    put(join(scratch, `d${index}`), Object.fromEntries(generate(document).files))
    return document
  })
  const errors = typeErrors(scratch, '7')
  const [, index] = /\/d(\d+)\//.exec(errors) ?? []
  expect(errors, JSON.stringify(index && made[Number(index)])).toBe('')
}, 180_000)

it('writes nothing outside of the folder, whatever tags and names say', async () => {
  const scratch = scratchFolder()
  const operation = (tag: string, id: string): object => ({
    get: { tags: [tag], operationId: id, responses: { 200: { description: 'ok' } } },
  })
  const paths = Object.fromEntries(hostile.map((name, index) => [`/p${index}`, operation(name, name)]))
  put(scratch, { 'in/a.json': JSON.stringify({ openapi: '3.0.0', info: { title: 'x', version: '1' }, paths }) })
  mkdirSync(join(scratch, 'in/work'))
  expect((await lisaQuery('generate', join(scratch, 'in/a.json'), '--out', join(scratch, 'in/work/out'))).code).toBe(0)
  expect([readdirSync(scratch), readdirSync(join(scratch, 'in')).sort(), readdirSync(join(scratch, 'in/work'))]).toEqual([
    ['in'],
    ['a.json', 'work'],
    ['out'],
  ])
  expect(existsSync(join(scratch, 'in/work/out/index.ts'))).toBe(true)
})
