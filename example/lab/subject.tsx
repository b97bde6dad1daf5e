import { LisaProvider } from 'lisa-query'
import type { ReactElement } from 'react'
import { CreateProduct } from './create-product.tsx'
import { CreateShow } from './create-show.tsx'
import { LabDevtools } from './lab-devtools.tsx'
import { NotifyProduct } from './notify-product.tsx'
import { ReadShow } from './read-show.tsx'
import type { Run } from './run.ts'

/** The component of a run, at work. */
export function Subject({ run }: { run: Run }): ReactElement {
  return (
    <LisaProvider key={run.number} client={run.client} queryClient={run.queryClient}>
      <Component run={run} />
      <LabDevtools />
    </LisaProvider>
  )
}

function Component({ run: { row, settings } }: { run: Run }): ReactElement {
  if (settings.request === 'read') return <ReadShow />
  if (settings.request === 'create') return <CreateShow title={row.title ?? 'An evening by the fire'} />
  if (settings.request === 'stock') return <CreateProduct />
  return <NotifyProduct bytes={row.bytes ?? 0} />
}
