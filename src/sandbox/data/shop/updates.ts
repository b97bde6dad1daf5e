import type { Product } from '../../../core.ts'
import type { PendingUpdate } from './pending-update.ts'
import type { Shop } from './shop.ts'

/** How long LiSA's processing of a notification takes here. */
export const processingTime = 2_000

/** Applies the notifications that are due; those about products that do not exist change nothing. */
export function processUpdates(shop: Shop, now: number): void {
  const due = shop.updates.filter(({ dueAt }) => dueAt <= now)
  if (due.length === 0) return
  shop.updates = shop.updates.filter(({ dueAt }) => dueAt > now)
  for (const { update, dueAt } of due) {
    const id = String(update.productId)
    shop.products = shop.products.map((product) =>
      product.id === id || product.origin?.id === id ? updated(product, update, dueAt) : product,
    )
  }
}

function updated(product: Product, update: PendingUpdate['update'], at: number): Product {
  const { price, title, hasStock } = update
  return {
    ...product,
    ...(typeof price === 'number' && price > 0 && repriced(product, price)),
    ...(typeof title === 'string' && { title: { ...product.title, '*': title } }),
    ...(typeof hasStock === 'boolean' && { hasStock }),
    ...(product.origin && { origin: { ...product.origin, lastSyncedAt: new Date(at).toISOString() } }),
  }
}

/** What the shop sends is the price now, so a discount ends; the variants have no price of their own in it. */
function repriced({ price, variants }: Product, value: number): Pick<Product, 'price' | 'variants'> {
  const { currency } = price ?? { currency: { name: 'EUR', symbol: '€' } }
  const now = { currency, original: { value } }
  return { price: now, ...(variants && { variants: variants.map((variant) => ({ ...variant, price: now })) }) }
}
