import { createLisaClient, type LisaClient, LisaProvider } from 'lisa-query'
import { createSandbox, type Incident, type Sandbox } from 'lisa-query/sandbox'
import { type ReactElement, StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { ReadShow } from '../../lab/read-show.tsx'
import { NewProduct } from '../../minimal/new-product.tsx'
import 'lisa-query/ui.css'
import styles from './live.module.css'

/**
 * Shows a component on a LiSA of its own, in the page, that answers as the page of the guide says:
 * `<div data-live="read" data-incident="status=429&retryAfter=6" data-times="3"></div>`.
 */
export function showLive(place: HTMLElement): void {
  const { live = 'read', incident = '', times = '1', credential = 'sandbox' } = place.dataset
  createRoot(place).render(
    <StrictMode>
      <Live
        title={headingAbove(place)}
        write={live === 'write'}
        incident={incident}
        times={Number(times)}
        credential={credential}
      />
    </StrictMode>,
  )
}

/** What the heading says below which it stands. */
function headingAbove(place: Element): string {
  const above = place.previousElementSibling
  if (!above) return ''
  return above.matches('h2') ? (above.textContent ?? '') : headingAbove(above)
}

interface LiveProps {
  title: string
  write: boolean
  incident: string
  times: number
  credential: string
}

function Live(props: LiveProps): ReactElement {
  const [run, setRun] = useState(() => begin(props))
  return (
    <section className={styles.live} aria-label={`Live: ${props.title}`}>
      <div className={styles.head}>
        <span>Live, in this page</span>
        <button type="button" onClick={() => setRun(begin(props))}>
          Again
        </button>
      </div>
      <div className={styles.stage}>
        <LisaProvider key={run.nth} client={run.client}>
          {props.write ? <NewProduct /> : <ReadShow />}
        </LisaProvider>
      </div>
    </section>
  )
}

interface Run {
  nth: string
  client: LisaClient
}

/** A new LiSA and a new client: nothing is left of the last run. */
function begin({ incident, times, credential }: LiveProps): Run {
  const sandbox = createSandbox({ seed: 1 })
  if (incident) sandbox.next(incidentOf(incident), times)
  const nth = crypto.randomUUID()
  return { nth, client: clientOf(sandbox, nth, credential) }
}

function clientOf(sandbox: Sandbox, name: string, first: string): LisaClient {
  let credential = first
  return createLisaClient({
    name,
    baseUrl: 'https://lisa.example/v2',
    authorization: () => `ApiKey ${credential}`,
    signIn: () => {
      credential = 'sandbox'
    },
    validate: 'server', // LiSA's own 422 is what one wants to see here
    timeout: 1_500,
    fetch: sandbox.fetch,
  })
}

/** `status=429&retryAfter=6`, as an incident of the sandbox. */
function incidentOf(text: string): Incident {
  const { status, latency, retryAfter, ...flags } = Object.fromEntries(new URLSearchParams(text))
  return {
    ...(status !== undefined && { status: Number(status) }),
    ...(latency !== undefined && { latency: Number(latency) }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...Object.fromEntries(Object.keys(flags).map((flag) => [flag, true])),
  }
}
