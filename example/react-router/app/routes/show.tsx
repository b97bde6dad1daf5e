import {
  getShow,
  LisaHydration,
  listShowProducts,
  localize,
  pageStatus,
  useErrorState,
  useLisaLive,
  useShow,
  useShowProducts,
} from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import type { ReactElement } from 'react'
import { data } from 'react-router'
import { gateway } from '../lisa/gateway.server.ts'
import { pageHeaders } from '../page-headers.ts'
import type { Route } from './+types/show'

export const headers = pageHeaders

export async function loader({ params: { id } }: Route.LoaderArgs) {
  const state = await gateway.prefetch([getShow, { id }], [listShowProducts, { id }])
  return data(state, pageStatus(state))
}

export default function Page({ loaderData, params: { id } }: Route.ComponentProps): ReactElement {
  return (
    <LisaHydration state={loaderData}>
      <ShowCard id={id} />
    </LisaHydration>
  )
}

function ShowCard({ id }: { id: string }): ReactElement {
  const show = useShow(id)
  const products = useShowProducts(id)
  const failed = useErrorState(show)
  const productsFailed = useErrorState(products)
  useLisaLive() // what LiSA tells the gateway's webhook is on the page a moment later
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
