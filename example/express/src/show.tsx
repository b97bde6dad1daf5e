import { localize, useErrorState, useLisaLive, useShow, useShowProducts } from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import type { ReactElement } from 'react'

/** A show that stays up to date by what LiSA tells the gateway's webhook. */
export function Show({ id }: { id: string }): ReactElement {
  const show = useShow(id)
  const products = useShowProducts(id)
  const failed = useErrorState(show)
  const productsFailed = useErrorState(products)
  useLisaLive()
  if (!show.data) return failed ? <Notice state={failed} /> : <p>Loading…</p>
  return (
    <>
      <h1>{localize(show.data.title, 'en')}</h1>
      <Notice state={failed} />
      <ul>
        {products.data?.map((product) => (
          <li key={product.id}>{localize(product.title, 'en')}</li>
        ))}
      </ul>
      <Notice state={productsFailed} />
    </>
  )
}
