import type { Product, ProductChanges } from 'lisa-query'

/** What is typed about a product: the names are LiSA's paths. What LiSA says of `title` and of `title.*` stands at the first. */
export interface ProductValues {
  title: string
  'title.de': string
  'price.original.value': string
  'price.discounted.value': string
}

/** A product as the form shows it. */
export const valuesOf = ({ title, price }: Product): ProductValues => ({
  title: title?.['*'] ?? '',
  'title.de': title?.de ?? '',
  'price.original.value': written(price?.original.value),
  'price.discounted.value': written(price?.discounted?.value),
})

/** What to send: a title and a price are replaced as a whole, so what the form does not show goes back as it was. */
export function changesFrom(values: ProductValues, { title, price }: Product): ProductChanges {
  const { de: _, ...languages } = title ?? {}
  const { discounted: __, ...before } = price ?? { currency: { name: 'EUR', symbol: '€' } }
  const german = values['title.de']
  const discounted = values['price.discounted.value']
  return {
    title: { ...languages, '*': values.title, ...(german !== '' && { de: german }) },
    price: {
      ...before,
      original: { value: Number(values['price.original.value']) },
      ...(discounted !== '' && { discounted: { value: Number(discounted) } }),
    },
  }
}

export const areSame = (one: ProductValues, other: ProductValues): boolean => JSON.stringify(one) === JSON.stringify(other)

const written = (amount: number | undefined): string => (amount === undefined ? '' : String(amount))
