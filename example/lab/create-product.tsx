import { isAccepted, localize, useCreateProduct, useErrorState, useReceipt } from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import type { ReactElement } from 'react'
import { Outcome } from '../parts/outcome.tsx'
import { NewestProducts } from './newest-products.tsx'
import { useOnce } from './use-once.ts'

const product = {
  title: { '*': 'Hand-forged bread knife' },
  price: { currency: { name: 'EUR', symbol: '€' }, original: { value: 89 } },
}

/** A component that creates a product, beside the list in which it then is. */
export function CreateProduct(): ReactElement {
  const create = useCreateProduct()
  const failed = useErrorState(create)
  const receipt = useReceipt(create)
  useOnce(() => create.mutate({ body: product }))
  const created = create.data && !isAccepted(create.data) ? create.data : undefined
  return (
    <>
      <Notice state={failed} />
      {created && <Outcome kind="ok" title={`Created: ${localize(created.title, navigator.languages)}`} />}
      {receipt && <Outcome kind="accepted" title={receipt.title} />}
      {!failed && !create.data && <p role="status">Creating a product…</p>}
      <NewestProducts />
    </>
  )
}
