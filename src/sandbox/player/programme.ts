import { localize, type Product } from '../../core.ts'
import { openShop } from '../data/shop/shop.ts'
import { publicShows, type StoredShow, stateOf } from '../data/shop/stored-show.ts'

/** What is played, and what is sold in it. */
export interface Programme {
  show: StoredShow
  type: 'live' | 'replay'
  products: PlayerProduct[]
}

/** A product as the player shows it and speaks of it. */
export interface PlayerProduct {
  product: Product
  title: string
  picture: string
  /** "€79.50" */
  price: string
  /** The product fields of a message. */
  fields: object
}

/** The show at this address of the player: `/s/:id`, `/channel/:slug`, or the parameter `show` or `channel`; else the current one. */
export function programmeAt(address: URL, seed: number, now: number, language: string): Programme {
  const shop = openShop(seed, now)
  const [, show = address.searchParams.get('show')] = /\/s\/([^/]+)/.exec(address.pathname) ?? []
  const [, channel = address.searchParams.get('channel')] = /\/channel\/([^/]+)/.exec(address.pathname) ?? []
  const shows = publicShows(shop.shows, now)
  const playing =
    shows.find(({ id }) => id === show) ?? shows.find(({ channelSlug }) => channelSlug === channel) ?? (shows[0] as StoredShow)
  const sold = shop.products.filter(({ id }) => playing.productIds.includes(id))
  return {
    show: playing,
    type: stateOf(playing, now) === 'live' ? 'live' : 'replay',
    products: sold.map((product) => playerProduct(product, language)),
  }
}

function playerProduct(product: Product, language: string): PlayerProduct {
  const title = localize(product.title, language) ?? product.id
  const { symbol = '€', name = 'EUR' } = product.price?.currency ?? {}
  const original = product.price?.original.value ?? 0
  const price = product.price?.discounted?.value ?? original
  const url = localize(product.url, language)
  return {
    product,
    title,
    picture: product.mainImage?.url ?? '',
    price: new Intl.NumberFormat(language, { style: 'currency', currency: name }).format(price),
    fields: {
      productId: product.id,
      productTitle: title,
      productBrand: localize(product.brand, language),
      productCurrency: name,
      productPrice: price,
      productOriginalPrice: price < original ? original : undefined,
      productReference: product.origin?.id,
      product: {
        id: product.id,
        name: title,
        reference: product.origin?.id,
        url,
        hasStock: product.hasStock,
        storeOverrides: [],
        variants: [],
        title: product.title,
        price: { currencyCode: name, currencySymbol: symbol, price },
      },
    },
  }
}
