import fc from 'fast-check'
import { formatPrice, localize } from 'lisa-query'
import { expect, it, vi } from 'vitest'

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

it.each([
  ['an underscore', 'de_DE', 'Skibrille'],
  ['the encoding of a server', 'de_AT.UTF-8', 'Skibrille'],
  ['a modifier', 'de_DE@euro', 'Skibrille'],
  ['blanks around it', ' de ', 'Skibrille'],
])('knows a language with %s', (_, language, text) => {
  expect(localize(words, language)).toBe(text)
})

it.each([
  ['zh-TW', { 'zh-Hans': '简体', 'zh-Hant': '繁體', '*': 'x' }, '繁體'],
  ['zh-HK', { zh: '简体', 'zh-Hant': '繁體', '*': 'x' }, '繁體'],
  ['zh-TW', { 'zh-Hans': '简体', '*': 'x' }, 'x'],
  ['zh-TW', { zh: '简体', '*': 'x' }, 'x'],
  ['zh-CN', { 'zh-Hant': '繁體', '*': 'x' }, 'x'],
  ['zh-CN', { 'zh-Hant': '繁體', zh: '简体' }, '简体'],
  ['zh-SG', { 'zh-Hans': '简体' }, '简体'],
  ['zh_Hant_TW', { 'zh-TW': '繁體', '*': 'x' }, '繁體'],
  ['sr-Latn', { sr: 'ћирилица', '*': 'x' }, 'x'],
  ['sr-Latn-RS', { sr: 'ћирилица', 'sr-Latn': 'latinica' }, 'latinica'],
  ['sr-RS', { sr: 'ћирилица', 'sr-Latn': 'latinica' }, 'ћирилица'],
  ['sr-ME', { sr: 'ћирилица', 'sr-Latn': 'latinica' }, 'latinica'],
])('gives a reader of %s the script that is read there, of %j', (language, text, expected) => {
  expect(localize(text, language)).toBe(expected)
})

it.each([
  ['de-AT', { de_DE: 'Skibrille', '*': 'Ski goggles' }, 'Skibrille'],
  ['pt-PT', { 'pt-BR': 'Óculos do Brasil', '*': 'Ski goggles' }, 'Óculos do Brasil'],
  ['pt-PT', { 'pt-BR': 'Óculos do Brasil', pt: 'Óculos' }, 'Óculos'],
  ['pt-PT', { 'pt-BR': 'Óculos do Brasil', 'pt-PT': 'Óculos de Portugal', pt: 'Óculos' }, 'Óculos de Portugal'],
  ['pt', { 'pt-BR': 'Óculos do Brasil', '*': 'Ski goggles' }, 'Ski goggles'],
  ['pt', { 'pt-BR': 'Óculos do Brasil' }, 'Óculos do Brasil'],
  [['pt-PT', 'de'], { 'pt-BR': 'Óculos do Brasil', de: 'Skibrille' }, 'Óculos do Brasil'],
] as const)('finds for %j the nearest region of %j', (languages, text, expected) => {
  expect(localize(text, languages)).toBe(expected)
})

it.each([
  ['no', { nb: 'Skibriller', '*': 'x' }],
  ['nb-NO', { no: 'Skibriller', '*': 'x' }],
  ['he', { iw: 'Skibriller', '*': 'x' }],
  ['id-ID', { in: 'Skibriller', '*': 'x' }],
])('knows the other name of %s in %j', (language, text) => {
  expect(localize(text, language)).toBe('Skibriller')
})

it('counts an empty text as a missing one', () => {
  expect(localize({ de: '', '*': 'Ski goggles' }, 'de')).toBe('Ski goggles')
  expect(localize({ 'de-AT': ' ', de: 'Skibrille', '*': 'Ski goggles' }, 'de-AT')).toBe('Skibrille')
  expect(localize({ de: '', en: 'Goggles' }, ['de', 'en'])).toBe('Goggles')
  expect(localize({ de: '', '*': '' }, 'de')).toBeUndefined()
  expect(localize({ de: null as never, '*': 'Ski goggles' }, 'de')).toBe('Ski goggles')
})

it("speaks the page's language unless another is asked for, then the browser's", () => {
  vi.stubGlobal('document', { documentElement: { lang: 'de-AT' } })
  vi.stubGlobal('navigator', { languages: ['fr-FR', 'en-GB'] })
  expect(localize(words)).toBe('Skibrille')
  expect(localize({ '*': 'Ski goggles', EN: 'Goggles' })).toBe('Goggles')
  expect(localize({ '*': 'Ski goggles', it: 'Occhiali' })).toBe('Ski goggles')
  expect(localize(words, 'en')).toBe('Goggles')
  vi.stubGlobal('document', { documentElement: { lang: '' } })
  vi.stubGlobal('navigator', {})
  expect(localize(words)).toBe('Ski goggles')
})

it("gives the fallback on a server, which knows nobody's language, and any text before none", () => {
  vi.stubGlobal('navigator', { languages: ['de-DE'] })
  expect(localize(words)).toBe('Ski goggles')
  expect(localize({ de: 'Skibrille' })).toBe('Skibrille')
  expect(localize({})).toBeUndefined()
})

it.each([
  ['is not there', undefined],
  [
    'throws',
    class {
      constructor() {
        throw new TypeError('no locales here')
      }
    },
  ],
])('goes by the names of the languages where Intl.Locale %s', (_, Locale) => {
  vi.stubGlobal('Intl', { getCanonicalLocales: Intl.getCanonicalLocales, Locale })
  expect(localize(words, 'de_AT')).toBe('Skibrille')
  expect(localize({ 'zh-Hant': '繁體', '*': 'x' }, 'zh-Hant-TW')).toBe('繁體')
  expect(localize({ 'zh-Hant': '繁體', '*': 'x' }, 'zh-Hans-CN')).toBe('x')
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

it.each([
  ['en', { currency: { symbol: '¥' }, original: { value: 1200 } }, '¥1,200'],
  ['ja', { currency: { name: '円', symbol: '￥' }, original: { value: 1200 } }, '￥1,200'],
  ['zh', { currency: { symbol: '¥' }, original: { value: 19.9 } }, '¥19.90'],
  ['en', { currency: { name: 'Yen', symbol: '¥' }, original: { value: 1200 } }, '¥1,200'],
  ['en', { currency: { name: 'jpy', symbol: '¥' }, original: { value: 1200 } }, '¥1,200'],
  ['en', { currency: { name: 'KRW', symbol: '₩' }, original: { value: 50_000 } }, '₩50,000'],
  ['en', { currency: { symbol: '₩' }, original: { value: 50_000 } }, '₩50,000'],
])('writes no cents of a currency that has none: for %s %j as %s', (language, price, text) => {
  expect(plain(formatPrice(price, language))).toBe(text)
})

it.each([
  ['en', { currency: { name: 'KWD', symbol: 'KD' }, original: { value: 1.5 } }, 'KD 1.500'],
  ['en', { currency: { symbol: 'KWD' }, original: { value: 1.5 } }, 'KWD 1.500'],
  ['en', { currency: { symbol: 'د.ك' }, original: { value: 1.5 } }, 'د.ك 1.500'],
  ['de', { currency: { name: 'TND', symbol: 'DT' }, original: { value: 12.345 } }, '12,345 DT'],
])('writes three decimals of a dinar: for %s %j as %s', (language, price, text) => {
  expect(plain(formatPrice(price, language))).toBe(text)
})

it.each([
  [-0, '€0.00'],
  [-0.001, '€0.00'],
  [-0.004, '€0.00'],
  [-0.005, '-€0.01'],
  [-5, '-€5.00'],
  [0, '€0.00'],
  [1e15, '€1,000,000,000,000,000.00'],
])('writes %d as %s, and nothing as less than nothing', (value, text) => {
  expect(formatPrice({ ...euros, original: { value } }, 'en')).toBe(text)
})

it.each([
  ['a symbol alone', { symbol: '€' }, '€5.00'],
  ['a symbol that is a code', { symbol: 'CHF' }, 'CHF 5.00'],
  ['a symbol of letters', { symbol: 'Rs' }, 'Rs 5.00'],
  ['a code alone', { name: 'USD', symbol: '' }, '$5.00'],
  ['a code that nobody knows', { name: 'ZZZ', symbol: '♥' }, '♥5.00'],
  ['a name that is no code', { name: 'Bonus points', symbol: 'P' }, 'P 5.00'],
  ['neither', { symbol: '' }, '5.00'],
])('writes a price with %s', (_, currency, text) => {
  expect(plain(formatPrice({ currency, original: { value: 5 } }, 'en'))).toBe(text)
})

it('writes the largest number there is', () => {
  expect(formatPrice({ ...euros, original: { value: Number.MAX_VALUE } }, 'en')).toMatch(/^€[\d,]{300,}\.00$/)
})

it('writes the original price where the discounted one is null or no number', () => {
  expect(plain(formatPrice({ ...euros, discounted: null as never }, 'en'))).toBe('€89.95')
  expect(plain(formatPrice({ ...euros, discounted: { value: null as never } }, 'en'))).toBe('€89.95')
  expect(plain(formatPrice({ ...euros, discounted: { value: Number.NaN } }, 'en'))).toBe('€89.95')
  expect(formatPrice({ ...euros, original: { value: Number.NaN } }, 'en')).toBe('')
})

it.each(['en-US@posix', 'en_US', 'en_US.UTF-8', 'en-US-u-nu-latn'])(
  'writes a price for %s as American English does',
  (language) => {
    expect(formatPrice({ ...euros, original: { value: 1234.5 } }, language)).toBe('€1,234.50')
  },
)

it("writes a price in the page's language unless another is asked for", () => {
  vi.stubGlobal('document', { documentElement: { lang: 'de' } })
  vi.stubGlobal('navigator', { languages: ['en-GB'] })
  expect(plain(formatPrice(euros))).toBe('89,95 €')
  expect(plain(formatPrice(euros, ['?', 'en']))).toBe('€89.95')
})

it('never throws over a price, and writes no minus before nothing', () => {
  const price = fc.record({
    currency: fc.record({ name: fc.option(fc.string(), { nil: undefined }), symbol: fc.string() }, { requiredKeys: ['symbol'] }),
    original: fc.record({ value: fc.double() }),
    discounted: fc.option(fc.record({ value: fc.double() }), { nil: undefined }),
  })
  fc.assert(
    fc.property(price, fc.string(), (price, language) => {
      const text = formatPrice({ ...price, currency: { ...price.currency, symbol: '€' } } as never, 'en')
      if (text.startsWith('-')) expect(text).toMatch(/[1-9]/)
      expect(formatPrice(price as never, language)).toBeTypeOf('string')
    }),
  )
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
