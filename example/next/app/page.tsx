import { LisaHydration, listShows } from 'lisa-query'
import { connection } from 'next/server'
import type { ReactElement } from 'react'
import { gateway } from '../lisa/gateway'
import { ShowList } from './show-list'

/** Waits for LiSA before it sends anything, so that the list is in the first HTML. */
export const instant = false

export default async function Page(): Promise<ReactElement> {
  await connection()
  return (
    <LisaHydration state={await gateway.prefetch([listShows, { state: 'live' }])}>
      <ShowList />
    </LisaHydration>
  )
}
