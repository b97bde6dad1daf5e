import type { Price, Product, ProductChanges, ProductVariant } from 'lisa-query'

/** What the form holds: the part of a product that it changes, shaped as LiSA has it. */
export interface ProductValues {
  title: { '*': string; de: string }
  variants: VariantValues[]
}

interface VariantValues {
  title: { '*': string }
  reference: string
  price: { original: { value: number | undefined } }
  /** The variant as LiSA has it, with what the form does not show. */
  before: ProductVariant
}

/** The form's values of a product. */
export function valuesFrom({ title, variants = [] }: Product): ProductValues {
  return {
    title: { '*': title?.['*'] ?? '', de: title?.de ?? '' },
    variants: variants.map((variant) => ({
      title: { '*': variant.title?.['*'] ?? variant.name },
      reference: variant.reference ?? '',
      price: { original: { value: variant.price?.original.value } },
      before: variant,
    })),
  }
}

/** A variant that is not filled in yet; it costs what the product costs, in its currency. */
export function newVariant({ price }: Product): VariantValues {
  const before = { name: '', ...(price && { price: { currency: price.currency, original: price.original } }) }
  return { title: { '*': '' }, reference: '', price: { original: { value: price?.original.value } }, before }
}

/** What to send: LiSA replaces all variants, so what the form does not show goes back as it was. */
export function bodyFrom({ title, variants }: ProductValues): ProductChanges {
  const { de, ...others } = title
  return {
    title: { ...others, ...(de && { de }) },
    variants: variants.map(({ title, reference, price, before }) => ({
      ...before,
      name: title['*'],
      title: { ...before.title, ...title },
      ...(reference && { reference }),
      price: { ...euros, ...before.price, original: { value: price.original.value ?? 0 } },
    })),
  }
}

const euros: Pick<Price, 'currency'> = { currency: { name: 'EUR', symbol: '€' } }
