import type { LocalizedString, Price, Product, ProductVariant } from '../../../core.ts'
import { catalogue } from '../catalogue/catalogue.ts'
import type { CatalogueItem, Words } from '../catalogue/catalogue-item.ts'
import { productPicture } from '../pictures/pictures.ts'
import { randomFrom, uuidFrom } from './random.ts'

/** The products of the catalogue, each with the slug that the programme knows it by. */
export const seedProducts = (seed: number, now: number): { slug: string; product: Product }[] =>
  catalogue.map((item, index) => ({ slug: item.slug, product: productFrom(item, index, seed, now) }))

/** The text of both languages; English is the fallback. */
export const localized = ([en, de]: Words): LocalizedString => ({ '*': en, de })

const firstOriginId = 101
const day = 86_400_000

function productFrom(item: CatalogueItem, index: number, seed: number, now: number): Product {
  const { slug, title, about, brand, picture } = item
  const random = randomFrom(seed, `product ${slug}`)
  const shop = 'https://shop.example'
  return {
    id: uuidFrom(seed, `product ${slug}`),
    title: localized(title),
    brand: { '*': brand },
    description: localized(about),
    url: { '*': `${shop}/en/${slug}`, de: `${shop}/de/${slug}` },
    origin: { id: String(firstOriginId + index), lastSyncedAt: new Date(now - Math.floor(random() * day)).toISOString() },
    price: priceOf(item),
    variants: variantsOf(item, `${brand.slice(0, 2).toUpperCase()}-${1_000 + Math.floor(random() * 9_000)}`, random),
    hasStock: random() > 0.12,
    mainImage: productPicture(...picture),
  }
}

const priceOf = ({ price, discounted }: CatalogueItem): Price => ({
  currency: { name: 'EUR', symbol: '€' },
  original: { value: price },
  ...(discounted !== undefined && { discounted: { value: discounted } }),
})

function variantsOf(item: CatalogueItem, sku: string, random: () => number): ProductVariant[] {
  const colors = item.colors ?? [undefined]
  const sizes = item.sizes ?? [undefined]
  if (!item.colors && !item.sizes) return []
  return colors.flatMap((color, colorAt) =>
    sizes.map((size, sizeAt) => ({
      name: [color?.[0], size].filter((part) => part !== undefined).join(', '),
      title: localized([[color?.[0], size].filter(Boolean).join(', '), [color?.[1], size].filter(Boolean).join(', ')]),
      reference: `${sku}-${colorAt + 1}${String(sizeAt + 1).padStart(2, '0')}`,
      price: priceOf(item),
      hasStock: random() > 0.15,
      variations: [
        ...(color ? [{ type: 'color', value: localized(color) }] : []),
        ...(size !== undefined ? [{ type: 'size', value: { '*': size } }] : []),
      ],
    })),
  )
}
