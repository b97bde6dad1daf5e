import 'lisa-query/ui.css'
import type { Metadata } from 'next'
import type { ReactElement, ReactNode } from 'react'
import { Providers } from './providers'

export const metadata: Metadata = { title: 'Live shopping' }

export default function Layout({ children }: { children: ReactNode }): ReactElement {
  return (
    <html lang="en">
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  )
}
