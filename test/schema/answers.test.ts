import * as s from 'lisa-query/schema'
import { expect, expectTypeOf, it } from 'vitest'

/** What the schema makes of a value, or its issues as `path: message`. */
function outcome(schema: s.Schema<never> | { '~standard': { validate: (value: unknown) => unknown } }, value: unknown): unknown {
  const result = schema['~standard'].validate(value) as { value?: unknown; issues?: { path: PropertyKey[]; message: string }[] }
  return result.issues ? result.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) : result.value
}

const Text = s.loose({ type: s.literal('text'), text: s.text })
const Poll = s.loose({ type: s.literal('poll'), options: s.list(s.text) })

it('passes a value of an enum that it does not know, but nothing of another kind', () => {
  expect(outcome(s.open('live', 'replay'), 'paused')).toBe('paused')
  expect(outcome(s.open(1, 2), 3)).toBe(3)
  expect(outcome(s.open('live'), 3)).toHaveLength(1)
  expect(outcome(s.openLiteral('text'), 'other')).toBe('other')
})

it('passes a variant that it does not know, and checks the one that it knows', () => {
  const Overlay = s.openVariants('type', { text: Text, poll: Poll })
  expect(outcome(Overlay, { type: 'quiz', question: null })).toEqual({ type: 'quiz', question: null })
  expect(outcome(Overlay, { type: 'poll', options: ['a'], more: 1 })).toEqual({ type: 'poll', options: ['a'], more: 1 })
  expect(outcome(Overlay, { type: 'poll', options: 'a' })).toEqual(['options: Invalid input'])
  expect(outcome(Overlay, { text: 'no type' })).toHaveLength(1)
  expect(outcome(Overlay, 'text')).toHaveLength(1)
})

it('tells variants apart by numbers, too, and by no name of the prototype', () => {
  const Channel = s.openVariants('kind', { 1: Text, 2: s.loose({ id: s.text }) })
  expect(outcome(Channel, { kind: 2, id: 7 })).toEqual(['id: Invalid input'])
  expect(outcome(Channel, { kind: 'constructor' })).toEqual({ kind: 'constructor' })
})

it('refuses a variant that it does not know where variants are sent', () => {
  expect(outcome(s.variants('type', { text: Text }), { type: 'quiz' })).toHaveLength(1)
})

it('passes what fits none of several shapes, but no null', () => {
  const Value = s.openEither(s.text, s.loose({ id: s.text }))
  expect(outcome(Value, { other: 1 })).toEqual({ other: 1 })
  expect(outcome(Value, null)).not.toBeNull()
  expect(outcome(s.either(s.text, s.number), true)).toHaveLength(1)
})

it('keeps the fields of all parts', () => {
  const Both = s.both(s.loose({ a: s.text }), s.openVariants('type', { text: Text }), s.loose({ b: s.optional(s.number) }))
  const value = { a: 'x', type: 'text', text: 'y', b: 1, c: 2 }
  expect(outcome(Both, value)).toEqual(value)
  expect(outcome(Both, { a: 1, type: 'text', text: 'y' })).toEqual(['a: Invalid input'])
})

it('takes an answer without a field that is called like one of the prototype', () => {
  const Odd = s.loose({ constructor: s.optional(s.text), toString: s.optional(s.text), id: s.text })
  expect(outcome(Odd, { id: '1' })).toEqual({ id: '1' })
  expect(outcome(Odd, { id: '1', constructor: 'Bauhaus' })).toEqual({ id: '1', constructor: 'Bauhaus' })
})

it('lets schemas name each other in circles', () => {
  interface Tree {
    name: string
    kids?: Tree[] | undefined
  }
  const Tree: s.Schema<Tree> = s.lazy(() => s.loose({ name: s.text, kids: s.optional(s.list(Tree)) }))
  expect(outcome(Tree, { name: 'a', kids: [{ name: 'b', kids: [{ name: 1 }] }] })).toEqual(['kids.0.kids.0.name: Invalid input'])
})

it('has the types that the checks say', () => {
  expectTypeOf(s.open('a', 'b')).toEqualTypeOf<s.Schema<s.Open<'a' | 'b'>>>()
  expectTypeOf(s.oneOf('a', 'b')).toEqualTypeOf<s.Schema<'a' | 'b'>>()
  const overlay = {} as s.Open<'a'>
  const text: string = overlay
  expect(text).toBeDefined()
})
