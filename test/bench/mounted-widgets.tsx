import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { LisaProvider, useErrorState, useShow } from 'lisa-query'
import type { ReactElement } from 'react'
import { createRoot } from 'react-dom/client'
import { type Figure, sideBySide } from './side-by-side.ts'
import { lisa, readShow } from './subject.ts'

const widgets = Array.from({ length: 500 }, (_, place) => String(place))

/** Five hundred widgets, each with a read of its own: from mounting to the last title on the page. */
export function mountedWidgets(): Promise<Figure> {
  const shown = async (page: ReactElement): Promise<void> => {
    const container = document.body.appendChild(document.createElement('div'))
    const root = createRoot(container)
    root.render(page)
    while (container.getElementsByTagName('h2').length < widgets.length) await new Promise((resolve) => setImmediate(resolve))
    root.unmount()
    container.remove()
  }
  const ours = (): Promise<void> =>
    shown(
      <LisaProvider client={lisa} queryClient={new QueryClient()}>
        {widgets.map((id) => (
          <Ours key={id} id={id} />
        ))}
      </LisaProvider>,
    )
  const peers = (): Promise<void> =>
    shown(
      <QueryClientProvider client={new QueryClient()}>
        {widgets.map((id) => (
          <Peers key={id} id={id} />
        ))}
      </QueryClientProvider>,
    )
  return sideBySide(`${widgets.length} mounted widgets`, 11, ours, peers)
}

function Ours({ id }: { id: string }): ReactElement {
  const show = useShow(id)
  const failed = useErrorState(show)
  if (failed) return <p>{failed.title}</p>
  return show.data ? <h2>{show.data.title?.['*']}</h2> : <p>…</p>
}

function Peers({ id }: { id: string }): ReactElement {
  const show = useQuery({ queryKey: ['shows', id], queryFn: ({ signal }) => readShow(id, signal) })
  if (show.error) return <p>{show.error.message}</p>
  return show.data ? <h2>{show.data.title?.['*']}</h2> : <p>…</p>
}
