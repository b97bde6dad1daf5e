import { onlineManager, QueryClient } from '@tanstack/react-query'
import { createLisaClient, LisaProvider } from 'lisa-query'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { CreateProduct } from './create-product.tsx'
import { Exchanges } from './exchanges.tsx'
import type { Row } from './rows.ts'
import { CreateShow, NotifyProduct, ReadShow } from './subjects.tsx'
import { createWire, type Wire } from './wire.ts'

interface Run {
  number: number
  wire: Wire
  client: ReturnType<typeof createLisaClient>
  queryClient: QueryClient
}

/** One row at work: a client of its own, the component, and what went over the wire. */
export function Bench({ row }: { row: Row }): ReactElement {
  const [run, setRun] = useState<Run>()
  const [isCut, setIsCut] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // Whoever came from the list goes on here, with the button next.
    if (document.activeElement?.closest('.lab-rows')) heading.current?.focus()
    return () => onlineManager.setOnline(navigator.onLine)
  }, [])
  useEffect(() => () => run?.client.dispose(), [run])
  const connect = (isOnline: boolean): void => {
    onlineManager.setOnline(isOnline)
    setIsCut(!isOnline)
  }
  const press = (): void => {
    if (row.isOffline) connect(false)
    setRun(startRun(row, (run?.number ?? 0) + 1))
  }
  return (
    <section className="bench" aria-labelledby="row">
      <h1 id="row" ref={heading} tabIndex={-1}>
        {row.label}
      </h1>
      <p className="lead">{row.meaning}.</p>
      <p className="bench-bar">
        <button type="button" onClick={press}>
          {run ? 'Start over' : 'Send the request'}
        </button>
        {isCut && (
          <button type="button" onClick={() => connect(true)}>
            Connect again
          </button>
        )}
      </p>
      {run && (
        <LisaProvider key={run.number} client={run.client} queryClient={run.queryClient}>
          <h2>The state</h2>
          <div className="subject">
            <Subject row={row} />
          </div>
          <h2>On the wire</h2>
          <Exchanges wire={run.wire} />
        </LisaProvider>
      )}
    </section>
  )
}

function Subject({ row }: { row: Row }): ReactElement {
  if (row.request === 'read') return <ReadShow id={row.id} />
  if (row.request === 'create') return <CreateShow title={row.title} />
  if (row.request === 'stock') return <CreateProduct />
  return <NotifyProduct bytes={row.bytes} />
}

/** `?api=http://127.0.0.1:4874/v2` talks to a sandbox elsewhere, `?incident=status=503` makes something else happen. */
function startRun(row: Row, number: number): Run {
  const asked = new URLSearchParams(location.search)
  const api = asked.get('api') ?? '/api/lisa'
  const incident = asked.get('incident') ?? row.incident
  const wire = createWire({ ...row, ...(incident !== undefined && { incident }) })
  const queryClient = new QueryClient()
  let key = row.key ?? 'sandbox'
  const client = createLisaClient({
    // Runs do not meet: neither each other nor those in other tabs.
    name: crypto.randomUUID(),
    baseUrl: api,
    ingestUrl: api,
    authorization: () => `ApiKey ${key}`,
    signIn: () => {
      key = 'sandbox'
    },
    // The secret stays on the shop's server, which signs for the page.
    sign: async (body) => (await fetch('/api/sign', { method: 'POST', body })).text(),
    validate: 'server',
    fetch: wire.fetch,
    ...(row.timeout !== undefined && { timeout: row.timeout }),
  })
  return { number, wire, client, queryClient }
}
