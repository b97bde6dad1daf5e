import type { Product, ProductVariant } from 'lisa-query'

/** LiSA shows `hasStock` on a product; that a variant may have it, too, is assumed. Whatever has none can be had. */
export const isThere = (one: Product | ProductVariant): boolean => one.hasStock !== false
