'use client'

import { createLisaClient, LisaProvider } from 'lisa-query'
import { LisaDevtools } from 'lisa-query/devtools'
import type { ReactElement, ReactNode } from 'react'

const lisa = createLisaClient({ baseUrl: '/api/lisa' })

export function Providers({ children }: { children: ReactNode }): ReactElement {
  return (
    <LisaProvider client={lisa}>
      {children}
      {/* Next has its own button at the bottom left. */}
      <LisaDevtools position="bottom-right" />
    </LisaProvider>
  )
}
