import { knownLanguages, pageLanguages } from '../messages/languages.ts'
import type { Price } from './schemas.ts'

/**
 * A price as its language writes it, such as "89,95 €": the discounted one while there is one, or the `original`; empty where
 * it is no number. Without `language` it is the page's (`<html lang>`), then the browser's; on a server the platform's own.
 *
 * LiSA sends a currency's symbol and sometimes its name. The decimals are those of the ISO 4217 code where one of the two is
 * a code, or of the currency that the symbol stands for, else two.
 * @see https://docs.hello-lisa.com/developers/widgets/type-definitions/product
 */
export function formatPrice(
  price: Price,
  language: string | readonly string[] = pageLanguages(),
  which: 'effective' | 'original' = 'effective',
): string {
  const reduced = which === 'effective' ? price.discounted?.value : undefined
  const value = Number.isFinite(reduced) ? reduced : price.original.value
  if (value === undefined || !Number.isFinite(value)) return ''
  // LiSA may send null where a field may be absent.
  const symbol = price.currency.symbol ?? ''
  const code = codeIn(price.currency.name ?? '') ?? codeIn(symbol) ?? codeOfSymbol(symbol, value)
  const format = new Intl.NumberFormat(knownLanguages(language), {
    style: 'currency',
    currency: code ?? 'EUR',
    // Between letters and digits `Intl` puts a blank, as it does for a code.
    currencyDisplay: /[\p{L}.]$/u.test(symbol) ? 'code' : 'symbol',
  })
  const { maximumFractionDigits = 2 } = format.resolvedOptions()
  const isNothing = Math.abs(value) < 0.5 / 10 ** maximumFractionDigits
  // The symbol is LiSA's, its place and the digits are the language's.
  return format
    .formatToParts(isNothing ? 0 : value)
    .map((part) => (part.type === 'currency' ? symbol || (code ? part.value : '') : part.value))
    .join('')
    .trim()
}

/** The ISO 4217 code that this is, if it is one. */
function codeIn(text: string): string | undefined {
  const code = text.trim().toUpperCase()
  if (!/^[A-Z]{3}$/.test(code)) return undefined
  // Without the platform's list, only capitals are taken for a code: there are currencies called "won" and "yen".
  const known = Intl.supportedValuesOf?.('currency')
  return (known ? known.includes(code) : text.trim() === code) ? code : undefined
}

/** The currency of a symbol, as far as its decimals are not two. */
function codeOfSymbol(symbol: string, value: number): string | undefined {
  // Yen and yuan share a sign, and only yuan have decimals.
  if (/^[¥￥]$/.test(symbol)) return Number.isInteger(value) ? 'JPY' : 'CNY'
  return symbols.get(symbol.replace(/\.$/, ''))
}

const symbols = new Map([
  ['円', 'JPY'],
  ['₩', 'KRW'],
  ['₫', 'VND'],
  ['KD', 'KWD'],
  ['د.ك', 'KWD'],
  ['BD', 'BHD'],
  ['د.ب', 'BHD'],
  ['JD', 'JOD'],
  ['د.أ', 'JOD'],
  ['DT', 'TND'],
  ['د.ت', 'TND'],
  ['LD', 'LYD'],
  ['د.ل', 'LYD'],
  ['ر.ع', 'OMR'],
])
