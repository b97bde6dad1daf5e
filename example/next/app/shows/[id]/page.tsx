import { getShow, LisaHydration, listShowProducts, pageStatus } from 'lisa-query'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { cache, type ReactElement } from 'react'
import { gateway } from '../../../lisa/gateway'
import { ShowCard } from './show-card'

interface Props {
  params: Promise<{ id: string }>
}

/** The status is known before anything is sent: below a `Suspense` or a `loading.tsx` a missing show would be 200. */
export const instant = false

/** Read once for the page and its head. */
const prefetch = cache(async (id: string) => {
  await connection()
  return gateway.prefetch([getShow, { id }], [listShowProducts, { id }])
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { status } = pageStatus(await prefetch((await params).id))
  // Next cannot change the status of a page that it streams: so no search engine keeps a failed one.
  return status === 200 ? {} : { robots: { index: false } }
}

export default async function Page({ params }: Props): Promise<ReactElement> {
  const { id } = await params
  const state = await prefetch(id)
  if (pageStatus(state).status === 404) notFound()
  return (
    <LisaHydration state={state}>
      <ShowCard id={id} />
    </LisaHydration>
  )
}
