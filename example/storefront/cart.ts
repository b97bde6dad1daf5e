import type { LocalizedString, Price, Product, ProductVariant } from 'lisa-query'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** So many of one product, in one variant; it holds all that the cart shows, so that it needs no LiSA. */
export interface CartLine {
  key: string
  title: LocalizedString
  variant?: LocalizedString | undefined
  picture?: string | undefined
  price?: Price | undefined
  quantity: number
}

/** The visitor's cart: in this browser alone, and still there tomorrow. */
export const useCart = create<{ lines: CartLine[] }>()(
  persist(() => ({ lines: [] as CartLine[] }), { name: 'fjell-tisch cart', version: 1 }),
)

// What another tab puts in is in this one, too.
addEventListener('storage', ({ key }) => key === 'fjell-tisch cart' && void useCart.persist.rehydrate())

/** How many pieces are in the cart. */
export const usePieces = (): number => useCart(piecesIn)

/** Puts one piece in; gives how many pieces there are now. */
export function addToCart(product: Product, variant?: ProductVariant): number {
  const key = [product.id, variant?.reference ?? variant?.name].filter(Boolean).join(' ')
  const { lines } = useCart.getState()
  const line = lines.find((one) => one.key === key)
  if (line) setQuantity(key, line.quantity + 1)
  else useCart.setState({ lines: [...lines, { ...shown(product, variant), key, quantity: 1 }] })
  return piecesIn(useCart.getState())
}

/** Sets how many; none takes the line away. */
export function setQuantity(key: string, quantity: number): void {
  useCart.setState(({ lines }) => ({
    lines: lines.flatMap((line) => (line.key !== key ? line : quantity > 0 ? { ...line, quantity } : [])),
  }))
}

/** What all of it costs, as a price of its own, to be written like any other. */
export function subtotalOf(lines: readonly CartLine[]): Price | undefined {
  const currency = lines.find(({ price }) => price)?.price?.currency
  const cents = lines.reduce((sum, { price, quantity }) => sum + Math.round(worth(price) * 100) * quantity, 0)
  return currency && { currency, original: { value: cents / 100 } }
}

const piecesIn = ({ lines }: { lines: CartLine[] }): number => lines.reduce((sum, { quantity }) => sum + quantity, 0)

const worth = (price: Price | undefined): number => (price?.discounted ?? price?.original)?.value ?? 0

const shown = (product: Product, variant?: ProductVariant): Omit<CartLine, 'key' | 'quantity'> => ({
  title: product.title ?? { '*': product.name ?? '' },
  variant: variant && (variant.title ?? { '*': variant.name }),
  picture: product.mainImage?.url,
  price: variant?.price ?? product.price,
})
