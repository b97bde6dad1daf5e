import { getShow, LisaHydration, pageStatus } from 'lisa-query'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import type { ReactElement } from 'react'
import { gateway } from '../../../../lisa/gateway'
import { EditShow } from './edit-show'

export const instant = false

export default async function Page({ params }: { params: Promise<{ id: string }> }): Promise<ReactElement> {
  const { id } = await params
  await connection()
  const state = await gateway.prefetch([getShow, { id }])
  if (pageStatus(state).status === 404) notFound()
  return (
    <LisaHydration state={state}>
      <EditShow id={id} />
    </LisaHydration>
  )
}
