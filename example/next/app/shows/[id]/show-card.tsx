'use client'

import { localize, useErrorState, useLisaLive, useShow, useShowProducts } from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import type { ReactElement } from 'react'

export function ShowCard({ id }: { id: string }): ReactElement {
  const show = useShow(id)
  const products = useShowProducts(id)
  const failed = useErrorState(show)
  const productsFailed = useErrorState(products)
  useLisaLive()
  if (!show.data) return <main>{failed ? <Notice state={failed} /> : <p>Loading…</p>}</main>
  return (
    <main>
      <h1>{localize(show.data.title, 'en')}</h1>
      <Notice state={failed} />
      <ul>
        {products.data?.map((product) => (
          <li key={product.id}>{localize(product.title, 'en')}</li>
        ))}
      </ul>
      <Notice state={productsFailed} />
    </main>
  )
}
