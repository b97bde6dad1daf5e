import { cleanup, render } from '@testing-library/react'
import {
  createLisaClient,
  type LisaClient,
  type LisaClientOptions,
  LisaHydration,
  LisaProvider,
  type PrefetchedState,
} from 'lisa-query'
import { createSandbox, type Sandbox } from 'lisa-query/sandbox'
import { type ReactElement, type ReactNode, StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect } from 'vitest'

interface Visit {
  client: LisaClient
  sandbox: Sandbox
  /** What has arrived at LiSA so far, as `GET /shows/42`. */
  requests: () => string[]
}

/** Renders below a provider, in StrictMode, on a LiSA of its own. */
export function visit(page: ReactNode, prepare?: (sandbox: Sandbox) => void, options?: Partial<LisaClientOptions>): Visit {
  const { client, ...lisa } = lisaOf(prepare, options)
  render(below(client, page))
  return { client, ...lisa }
}

/** The same for a page whose first HTML a server has written, with what it has read of a LiSA of its own. */
export async function visitWritten(
  page: ReactNode,
  read: (server: LisaClient) => Promise<PrefetchedState>,
  prepare?: (sandbox: Sandbox) => void,
): Promise<Visit & { html: string }> {
  const state = JSON.parse(JSON.stringify(await read(lisaOf(prepare).client))) as PrefetchedState
  const hydrating = <LisaHydration state={state}>{page}</LisaHydration>
  const html = renderToString(below(lisaOf().client, hydrating))
  const container = document.body.appendChild(document.createElement('div'))
  container.innerHTML = html
  const { client, ...lisa } = lisaOf()
  render(below(client, hydrating), { container, hydrate: true })
  return { client, ...lisa, html }
}

function lisaOf(prepare?: (sandbox: Sandbox) => void, options?: Partial<LisaClientOptions>): Visit {
  const sandbox = createSandbox({ rateLimit: false })
  prepare?.(sandbox)
  const client = createLisaClient({
    baseUrl: 'https://lisa.test/v2',
    authorization: () => 'ApiKey sandbox',
    fetch: sandbox.fetch,
    ...options,
  })
  return { client, sandbox, requests: () => sandbox.requests.map(({ method, path }) => `${method} ${path}`) }
}

const below = (client: LisaClient, page: ReactNode): ReactElement => (
  <StrictMode>
    <LisaProvider client={client}>{page}</LisaProvider>
  </StrictMode>
)

const complaints: unknown[][] = []
const { error, warn } = console

/** React's warnings and everything else that is written to the console fails the test of the file. */
export function failOnConsole(): void {
  beforeEach(() => {
    complaints.length = 0
    console.error = (...args) => complaints.push(args)
    console.warn = (...args) => complaints.push(args)
  })
  afterEach(() => {
    cleanup()
    Object.assign(console, { error, warn })
    expect(complaints).toEqual([])
  })
}
