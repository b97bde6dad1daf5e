import fc from 'fast-check'
import * as s from 'lisa-query/schema'
import { expect, it } from 'vitest'

const messagesOf = (schema: { '~standard': { validate: (value: unknown) => unknown } }, value: unknown): string[] =>
  ((schema['~standard'].validate(value) as { issues?: { message: string }[] }).issues ?? []).map(({ message }) => message)

it.each([
  ['minLength', s.checked(s.text, s.minLength(1)), 'x', '', 'Fill this in.'],
  ['minLength', s.checked(s.text, s.minLength(3)), '👍👍👍', '👍👍', 'Enter at least 3 characters.'],
  ['maxLength', s.checked(s.text, s.maxLength(2)), '👍👍', 'abc', 'Enter at most 2 characters.'],
  ['pattern', s.checked(s.text, s.pattern('^[A-Z]+$', 'SKU')), 'ABC', 'abc', 'Enter it in this form: SKU.'],
  ['pattern', s.checked(s.text, s.pattern('b')), 'abc', 'ac', 'Check how this is written.'],
  [
    'date-time',
    s.checked(s.text, s.format('date-time')),
    '2026-01-15T18:00:00+01:00',
    '2026-01-15',
    'Enter a date and time such as 2026-01-15T18:00:00Z.',
  ],
  ['date', s.checked(s.text, s.format('date')), '2026-01-15', '15.1.2026', 'Enter a date such as 2026-01-15.'],
  ['email', s.checked(s.text, s.format('email')), 'a@b', 'a b@c', 'Enter an email address such as name@example.com.'],
  [
    'uuid',
    s.checked(s.text, s.format('uuid')),
    'ab016523-250c-49a3-b2b4-86487d9df813',
    'ab016523',
    'Enter an id such as 00000000-0000-4000-8000-000000000001.',
  ],
  ['uri', s.checked(s.text, s.format('uri')), 'https://a.test/?b', 'a.test', 'Enter an address such as https://example.com.'],
  ['minimum', s.checked(s.number, s.minimum(1)), 1, 0.9, 'Enter 1 or more.'],
  ['maximum', s.checked(s.integer, s.maximum(100)), 100, 101, 'Enter 100 or less.'],
  ['above', s.checked(s.number, s.above(0)), 0.1, 0, 'Enter more than 0.'],
  ['below', s.checked(s.number, s.below(1)), 0.9, 1, 'Enter less than 1.'],
  ['multipleOf', s.checked(s.number, s.multipleOf(0.1)), 0.3, 0.35, 'Enter a multiple of 0.1.'],
  ['minItems', s.checked(s.list(s.text), s.minItems(1)), ['a'], [], 'Add at least 1.'],
  ['maxItems', s.checked(s.list(s.text), s.maxItems(1)), ['a'], ['a', 'b'], 'Keep at most 1.'],
  [
    'uniqueItems',
    s.checked(s.list(s.anything), s.uniqueItems()),
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { a: 1 }],
    'Keep each only once.',
  ],
])('says in words where %s is not kept', (_, schema, kept, refused, words) => {
  expect(messagesOf(schema, kept)).toEqual([])
  expect(messagesOf(schema, refused)).toEqual([words])
})

it('says all that is wrong at once', () => {
  expect(messagesOf(s.checked(s.text, s.minLength(5), s.pattern('^x')), 'abc')).toHaveLength(2)
})

it('names the values of an enum that is sent', () => {
  expect(messagesOf(s.oneOf('live', 'replay'), 'paused')).toEqual(['Choose one of: live, replay.'])
})

it('takes every multiple, whatever binary fractions make of it', () => {
  fc.assert(
    fc.property(fc.integer({ min: -10_000, max: 10_000 }), fc.constantFrom(0.01, 0.1, 0.25, 1, 3), (count, step) => {
      expect(messagesOf(s.checked(s.number, s.multipleOf(step)), Number((count * step).toFixed(2)))).toEqual([])
    }),
  )
})
