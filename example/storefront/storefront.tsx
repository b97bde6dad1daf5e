import { LisaProvider } from 'lisa-query'
import type { ReactElement } from 'react'
import { lisa, queryClient } from '../lisa.ts'
import { CurrentShow } from './current-show.tsx'

/** The shop's pages. */
export function Storefront(): ReactElement {
  return (
    <LisaProvider client={lisa} queryClient={queryClient}>
      <CurrentShow />
    </LisaProvider>
  )
}
