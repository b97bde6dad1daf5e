import fc from 'fast-check'
import { isLisaError, type LisaErrorKind, lisaError, reviveLisaError } from 'lisa-query'
import { expect, it, vi } from 'vitest'

const place = { message: 'GET /shows/42: it failed', method: 'GET', url: 'https://lisa.test/v2/shows/42' }

const kinds: LisaErrorKind[] = [
  'bad-request',
  'auth-required',
  'forbidden',
  'not-found',
  'conflict',
  'too-large',
  'invalid',
  'rate-limited',
  'server-error',
  'unavailable',
  'timeout',
  'unreachable',
  'unexpected',
]

const factsOf: { [Kind in LisaErrorKind]: fc.Arbitrary<object> } = {
  'bad-request': fc.constant({}),
  'auth-required': fc.constant({}),
  forbidden: fc.record({ requiredScope: fc.string() }, { requiredKeys: [] }),
  'not-found': fc.constant({}),
  conflict: fc.constant({}),
  'too-large': fc.record({ limit: fc.nat(), size: fc.nat() }, { requiredKeys: [] }),
  invalid: fc.record({ fields: fc.dictionary(fc.string(), fc.array(fc.string())), messages: fc.array(fc.string()) }),
  'rate-limited': fc.record({ retryAt: fc.nat() }),
  'server-error': fc.constant({}),
  unavailable: fc.record({ retryAt: fc.nat() }, { requiredKeys: [] }),
  timeout: fc.constant({}),
  unreachable: fc.record({ offline: fc.boolean() }),
  unexpected: fc.record({ issues: fc.array(fc.record({ path: fc.string(), message: fc.string() })) }, { requiredKeys: [] }),
}

const common = fc.record(
  {
    status: fc.integer({ min: 100, max: 599 }),
    requestId: fc.string(),
    // -0 is no JSON number of its own.
    body: fc.json().map((text) => JSON.parse(text.replaceAll('-0', '0')) as unknown),
    outcome: fc.constant('unknown' as const),
  },
  { requiredKeys: [] },
)

const anyError = fc
  .constantFrom(...kinds)
  .chain((kind) => fc.tuple(common, factsOf[kind]).map(([shared, facts]) => ({ kind, facts: { ...place, ...shared, ...facts } })))

it('comes back from JSON with every fact of every kind', () => {
  fc.assert(
    fc.property(anyError, ({ kind, facts }) => {
      const error = lisaError(kind, facts as never)
      const revived = reviveLisaError(JSON.parse(JSON.stringify(error)))
      expect(isLisaError(revived)).toBe(true)
      expect(revived).toBeInstanceOf(Error)
      expect(revived.toJSON()).toEqual(error.toJSON())
      expect(revived.toJSON()).toEqual({ name: 'LisaError', kind, ...facts })
      expect({ ...revived, message: revived.message }).toEqual({ name: 'LisaError', kind, ...facts })
      expect(structuredClone(error.toJSON())).toEqual(error.toJSON())
      expect(reviveLisaError(structuredClone(error.toJSON())).toJSON()).toEqual(error.toJSON())
    }),
  )
})

it('writes down neither cause nor stack', () => {
  const error = lisaError('server-error', { ...place, cause: new Error('inner') })
  expect(error.cause).toEqual(new Error('inner'))
  expect(Object.keys(error.toJSON()).sort()).toEqual(['kind', 'message', 'method', 'name', 'url'])
})

it('gives back an error that is one already', () => {
  const error = lisaError('not-found', place)
  expect(reviveLisaError(error)).toBe(error)
})

it.each([
  ['null', null],
  ['undefined', undefined],
  ['a string', 'LisaError'],
  ['an empty object', {}],
  ['another error', new Error('x')],
  ['an array', []],
  ['a name alone', { name: 'LisaError' }],
  ['all but the name', { kind: 'not-found', ...place }],
  ['a kind that is no string', { name: 'LisaError', kind: 7, ...place }],
  ['a kind that nobody knows', { name: 'LisaError', kind: 'exploded', ...place }],
  ['a kind that only a prototype knows', { name: 'LisaError', kind: 'constructor', ...place }],
])('does not revive %s', (_, json) => {
  expect(() => reviveLisaError(json)).toThrow(/reviveLisaError.*mistakes\.md#revive/)
  expect(() => reviveLisaError(json)).toThrow(TypeError)
})

it('writes down all but a body that nests too deep to be written down', () => {
  let body: unknown[] = []
  for (let depth = 0; depth < 100_000; depth += 1) body = [body]
  expect(JSON.parse(JSON.stringify(lisaError('not-found', { ...place, status: 404, body })))).toEqual({
    name: 'LisaError',
    kind: 'not-found',
    status: 404,
    ...place,
  })
})

it("takes from a stranger's JSON nothing that every error has of its own, and touches no prototype", () => {
  const json = JSON.parse(
    `{"name":"LisaError","kind":"not-found","message":"m","method":"GET","url":"u","__proto__":{"polluted":1},"stack":"fake","toJSON":"no","extra":1}`,
  )
  const revived = reviveLisaError(json)
  expect(Object.keys(revived).sort()).toEqual(['extra', 'kind', 'method', 'name', 'url'])
  expect(revived.stack).not.toBe('fake')
  expect(revived.toJSON).toBeTypeOf('function')
  expect(revived).not.toHaveProperty('polluted')
  expect({}).not.toHaveProperty('polluted')
})

it.each([
  null,
  undefined,
  0,
  '',
  'LisaError',
  {},
  [],
  new Error('x'),
  Object.assign(new Error('x'), { name: 'LisaError', kind: 'not-found' }),
  lisaError('not-found', place).toJSON(),
])('%o is no LisaError', (x) => {
  expect(isLisaError(x)).toBe(false)
})

it('knows the errors of another copy of the package', async () => {
  vi.resetModules()
  const other = await import('lisa-query/core')
  expect(other.lisaError).not.toBe(lisaError)
  const theirs = other.lisaError('not-found', place)
  expect(isLisaError(theirs)).toBe(true)
  expect(other.isLisaError(lisaError('not-found', place))).toBe(true)
  expect(reviveLisaError(theirs)).toBe(theirs)
})

it('reads in a log as one line with its name', () => {
  const error = lisaError('not-found', place)
  expect(String(error)).toBe('LisaError: GET /shows/42: it failed')
  expect(error.stack).toContain('GET /shows/42: it failed')
})

it('lets nobody change its facts', () => {
  const error = lisaError('not-found', { ...place, status: 404 })
  expect(() => Object.assign(error, { status: 200 })).toThrow(TypeError)
  expect(error.status).toBe(404)
})
