import {
  getProduct,
  LisaHydration,
  localize,
  type PrefetchedState,
  pageStatus,
  reviveLisaError,
  useErrorState,
  useProduct,
} from 'lisa-query'
import { type ReactElement, useMemo } from 'react'
import { data, isRouteErrorResponse, useRevalidator } from 'react-router'
import { gateway } from '../lisa/gateway.server.ts'
import { pageHeaders } from '../page-headers.ts'
import type { Route } from './+types/product'

export const headers = pageHeaders

/** Where a page is nothing without its read, the loader throws the failure, and the boundary below shows it. */
export async function loader({ params: { id } }: Route.LoaderArgs) {
  const state = await gateway.prefetch([getProduct, { id }])
  if (state.reads.some(({ error }) => error)) throw data(state, pageStatus(state))
  return state
}

export default function Page({ loaderData, params: { id } }: Route.ComponentProps): ReactElement {
  return (
    <LisaHydration state={loaderData}>
      <ProductCard id={id} />
    </LisaHydration>
  )
}

function ProductCard({ id }: { id: string }): ReactElement {
  const product = useProduct(id)
  return (
    <main>
      <h1>{localize(product.data?.title, 'en') ?? 'Loading…'}</h1>
    </main>
  )
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps): ReactElement {
  if (!isRouteErrorResponse(error) || !error.data?.reads) throw error
  return <Failed state={error.data} />
}

function Failed({ state }: { state: PrefetchedState }): ReactElement {
  const error = useMemo(() => {
    const failure = state.reads.find((read) => read.error)?.error
    return failure && reviveLisaError(failure)
  }, [state])
  const failed = useErrorState(error)
  const { revalidate } = useRevalidator()
  return (
    <main>
      <h1>{failed?.title}</h1>
      <p>{failed?.description}</p>
      <button type="button" onClick={() => revalidate()}>
        Try again
      </button>
    </main>
  )
}
