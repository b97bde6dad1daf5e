import { useErrorState, useProducts } from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import type { ReactElement } from 'react'
import { EditProduct } from './edit-product.tsx'
import { WaitingForm } from './waiting-form.tsx'

/** The shop's first product, once it is here: a form needs its values before it is shown. */
export function FirstProduct(): ReactElement {
  const products = useProducts({ limit: 1 })
  const failed = useErrorState(products)
  const product = products.data?.[0]
  if (product) return <EditProduct key={product.id} product={product} />
  return failed ? <Notice state={failed} /> : <WaitingForm says="Loading the product…" />
}
