import { lazy, type ReactElement, Suspense } from 'react'

// The entry for production, since the static lab is a production build; a shop imports `lisa-query/devtools`.
const Devtools = lazy(async () => ({ default: (await import('lisa-query/devtools/production')).LisaDevtools }))

/** The panel of the nearest client. */
export function LabDevtools(): ReactElement {
  return (
    <Suspense fallback={null}>
      <Devtools position="bottom-right" />
    </Suspense>
  )
}
