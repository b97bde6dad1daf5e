import type { Price } from './products.ts'

/**
 * A price as its language writes it, such as "89,95 €": the discounted one while there is one, or the `original`.
 * LiSA sends a currency's symbol and sometimes its name; a name that is an ISO 4217 code also settles the decimals.
 * @see https://docs.hello-lisa.com/developers/widgets/type-definitions/product
 */
export function formatPrice(price: Price, language: string, which: 'effective' | 'original' = 'effective'): string {
  const { name = '', symbol } = price.currency
  const { value } = which === 'original' ? price.original : (price.discounted ?? price.original)
  const isCode = /^[A-Z]{3}$/.test(name)
  const format = new Intl.NumberFormat(known(language), { style: 'currency', currency: isCode ? name : 'EUR' })
  // The symbol is LiSA's, its place and the digits are the language's.
  return format
    .formatToParts(value)
    .map((part) => (part.type === 'currency' ? symbol : part.value))
    .join('')
}

/** The language, or the platform's own where `Intl` does not take it for one: some browsers name themselves `en-US@posix`. */
function known(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0]
  } catch {
    return undefined
  }
}
