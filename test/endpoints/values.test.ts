import fc from 'fast-check'
import { formatPrice, localize } from 'lisa-query'
import { expect, it } from 'vitest'

const words = { '*': 'Ski goggles', de: 'Skibrille', 'pt-BR': 'Óculos', EN: 'Goggles' }

it.each([
  ['de', 'Skibrille'],
  ['de-AT', 'Skibrille'],
  ['de-Latn-AT', 'Skibrille'],
  ['DE', 'Skibrille'],
  ['en-GB', 'Goggles'],
  ['pt-br', 'Óculos'],
  ['pt', 'Ski goggles'],
  ['fr', 'Ski goggles'],
  ['', 'Ski goggles'],
  ['*', 'Ski goggles'],
  ['d', 'Ski goggles'],
  ['deu', 'Ski goggles'],
])('picks for %j the text %j', (language, text) => {
  expect(localize(words, language)).toBe(text)
})

it('takes the first of several languages that the text has', () => {
  expect(localize(words, ['fr-CH', 'de-CH', 'en'])).toBe('Skibrille')
  expect(localize(words, ['fr', 'it'])).toBe('Ski goggles')
  expect(localize(words, [])).toBe('Ski goggles')
})

it('has nothing where there is no text', () => {
  expect(localize(undefined, 'de')).toBeUndefined()
  expect(localize({}, 'de')).toBeUndefined()
  expect(localize({ fr: 'Lunettes' }, 'de')).toBeUndefined()
})

it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('finds no language named %s', (language) => {
  expect(localize({ '*': 'yes' }, language)).toBe('yes')
  expect(localize({}, language)).toBeUndefined()
})

it('never throws, and only ever gives one of the texts', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string()), fc.array(fc.string()), (text, languages) => {
      expect([undefined, ...Object.values(text)]).toContain(localize(text, languages))
    }),
  )
})

const euros = { currency: { name: 'EUR', symbol: '€' }, original: { value: 89.95 } }
/** Intl writes some blanks as no-break spaces. */
const plain = (text: string): string => text.replace(/\s/g, ' ')

it.each([
  ['de', euros, '89,95 €'],
  ['en', euros, '€89.95'],
  ['de', { ...euros, discounted: { value: 1059.9 } }, '1.059,90 €'],
  ['en', { currency: { symbol: '€' }, original: { value: 5 } }, '€5.00'],
  ['en', { currency: { name: 'Euro', symbol: '€' }, original: { value: 5 } }, '€5.00'],
  ['en', { currency: { name: 'JPY', symbol: '¥' }, original: { value: 1200 } }, '¥1,200'],
  ['de-CH', { currency: { name: 'CHF', symbol: 'CHF' }, original: { value: 5 } }, 'CHF 5.00'],
  ['en', { ...euros, discounted: { value: 0 } }, '€0.00'],
  ['en', { currency: { name: 'EUR', symbol: '$&' }, original: { value: 1 } }, '$&1.00'],
] as const)('writes for %s the price %j as %s', (language, price, text) => {
  expect(plain(formatPrice(price, language))).toBe(text)
})

it('writes the original price on request', () => {
  const reduced = { ...euros, discounted: { value: 59 } }
  expect(plain(formatPrice(reduced, 'en'))).toBe('€59.00')
  expect(plain(formatPrice(reduced, 'en', 'original'))).toBe('€89.95')
})

it("formats a price in the platform's own language where the browser names none that is one", () => {
  const price = { currency: { symbol: '€', name: 'EUR' }, original: { value: 12.5 } }
  expect(formatPrice(price, 'en-US@posix')).toContain('12')
})
