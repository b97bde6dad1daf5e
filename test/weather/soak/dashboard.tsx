import { QueryClient } from '@tanstack/react-query'
import {
  type LisaClient,
  LisaProvider,
  listShows,
  useAuthPrompt,
  useErrorState,
  useLisaQuery,
  useRateLimit,
  useUpdateShow,
} from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import { type ReactElement, useEffect } from 'react'
import { createRoot } from 'react-dom/client'

/** A tab with a dashboard. */
export interface DashboardTab {
  client: LisaClient
  queryClient: QueryClient
  /** A person saves something. */
  save(): void
  /** How many widgets show their data, and no error. */
  good(): number
  close(): void
}

const interval = 30_000

/** Mounts a dashboard whose widgets read each for itself, every 30 seconds. */
export function openDashboard(client: LisaClient, widgets: number): DashboardTab {
  const queryClient = new QueryClient()
  const container = document.body.appendChild(document.createElement('main'))
  const root = createRoot(container)
  let press = (): void => undefined
  root.render(
    <LisaProvider client={client} queryClient={queryClient}>
      <SignIn />
      <Limit />
      <Saving onReady={(save) => (press = save)} />
      {Array.from({ length: widgets }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the widgets stay where they are
        <Widget key={at} limit={at + 1} />
      ))}
    </LisaProvider>,
  )
  return {
    client,
    queryClient,
    save: () => press(),
    good: () => container.querySelectorAll('[data-good]').length,
    close() {
      root.unmount()
      container.remove()
      queryClient.clear()
      client.dispose()
    },
  }
}

function Widget({ limit }: { limit: number }): ReactElement {
  const shows = useLisaQuery(listShows, { limit }, { refetchInterval: interval })
  const failed = useErrorState(shows)
  return (
    <section data-good={(shows.data && !failed) || undefined}>
      <Notice state={failed} isQuiet />
      {shows.data?.items.map(({ id, title }) => (
        <p key={id}>{title?.['*']}</p>
      ))}
    </section>
  )
}

/** Signs in whenever it is asked for, as a person does who sits there. */
function SignIn(): null {
  const { isOpen, signIn } = useAuthPrompt()
  useEffect(() => {
    if (isOpen) void signIn().catch(() => undefined)
  }, [isOpen, signIn])
  return null
}

function Limit(): ReactElement {
  const { isOpen, waiting } = useRateLimit()
  return <p>{isOpen ? 'open' : waiting}</p>
}

function Saving({ onReady }: { onReady: (save: () => void) => void }): ReactElement {
  const update = useUpdateShow()
  const failed = useErrorState(update)
  const { mutate } = update
  useEffect(() => onReady(() => mutate({ id: '42', body: { title: { '*': 'Once an hour' } } })), [onReady, mutate])
  return <Notice state={failed} />
}
