import type { QueryClient } from '@tanstack/react-query'
import type { LisaClient } from '../../client/client.ts'
import type { Product } from '../../endpoints/schemas.ts'
import type { ProductFields } from '../core/product-fields.ts'

/** LiSA's own product that a message is about, where the page has read it already: by LiSA's id, or by the shop's. */
export function findProduct(queryClient: QueryClient, { key }: LisaClient, asked: ProductFields): Product | undefined {
  const ids = new Set([asked.product?.id, asked.productId].filter((id) => id !== undefined))
  const references = new Set([asked.productReference, asked.product?.reference, asked.productId].filter((id) => id !== undefined))
  const cached = queryClient
    .getQueriesData({ queryKey: [key], predicate: ({ queryKey }) => queryKey[1] === 'products' || queryKey[3] === 'products' })
    .flatMap(([, data]) => productsIn(data))
  const isReferenced = ({ origin, variants = [] }: Product): boolean =>
    (origin !== undefined && references.has(origin.id)) ||
    variants.some(({ reference }) => reference !== undefined && references.has(reference))
  return cached.find(({ id }) => ids.has(id)) ?? cached.find(isReferenced)
}

/** The products of a cached answer: one, a page of them, or several pages. */
function productsIn(data: unknown): Product[] {
  const { id, items, pages } = Object(data) as { id?: unknown; items?: Product[]; pages?: { items?: Product[] }[] }
  if (pages) return pages.flatMap((page) => page.items ?? [])
  // The endpoint's schema has checked it before it was cached.
  return items ?? (id === undefined ? [] : [data as Product])
}
