import { localize, useErrorState, useProducts } from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import type { ReactElement } from 'react'

/** What only those see who have signed in. */
export function Team(): ReactElement {
  const products = useProducts({ limit: 8 })
  const failed = useErrorState(products)
  return (
    <>
      <h1>Products</h1>
      <ul>
        {products.data?.map(({ id, title }) => (
          <li key={id}>{localize(title, 'en')}</li>
        ))}
      </ul>
      <Notice state={failed} />
    </>
  )
}
