import { lazy, type ReactElement, Suspense } from 'react'

// The entry for production, since the static lab is a production build; a shop imports `lisa-query/devtools`.
// Without a network its code does not come: then the page goes without the panel.
const Devtools = lazy(() =>
  import('lisa-query/devtools/production').then(
    ({ LisaDevtools }) => ({ default: LisaDevtools }),
    () => ({ default: () => null }),
  ),
)

/** The panel of the nearest client. */
export function LabDevtools(): ReactElement {
  return (
    <Suspense fallback={null}>
      <Devtools position="bottom-right" />
    </Suspense>
  )
}
