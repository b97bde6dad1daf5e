import type { CatalogueItem } from './catalogue-item.ts'
import { homeTextiles } from './home-textiles.ts'
import { kitchenAndTable } from './kitchen-and-table.ts'
import { outdoorAndSki } from './outdoor-and-ski.ts'

/** All that the shop sells. */
export const catalogue: readonly CatalogueItem[] = [...outdoorAndSki, ...kitchenAndTable, ...homeTextiles]
