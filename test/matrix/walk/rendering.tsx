import { cleanup, render } from '@testing-library/react'
import { createLisaClient, type LisaClient, type LisaClientOptions, LisaProvider } from 'lisa-query'
import { createSandbox, type Sandbox } from 'lisa-query/sandbox'
import { type ReactNode, StrictMode } from 'react'
import { afterEach, beforeEach, expect } from 'vitest'

interface Visit {
  client: LisaClient
  sandbox: Sandbox
  /** What has arrived at LiSA so far, as `GET /shows/42`. */
  requests: () => string[]
}

/** Renders below a provider, in StrictMode, on a LiSA of its own. */
export function visit(page: ReactNode, prepare?: (sandbox: Sandbox) => void, options?: Partial<LisaClientOptions>): Visit {
  const sandbox = createSandbox({ rateLimit: false })
  prepare?.(sandbox)
  const client = createLisaClient({
    baseUrl: 'https://lisa.test/v2',
    authorization: () => 'ApiKey sandbox',
    fetch: sandbox.fetch,
    ...options,
  })
  render(
    <StrictMode>
      <LisaProvider client={client}>{page}</LisaProvider>
    </StrictMode>,
  )
  return { client, sandbox, requests: () => sandbox.requests.map(({ method, path }) => `${method} ${path}`) }
}

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
