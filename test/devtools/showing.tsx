import { QueryClient } from '@tanstack/react-query'
import { cleanup, configure, fireEvent, render, waitFor, within } from '@testing-library/react'
import { createLisaClient, type LisaClient, type LisaClientOptions, LisaProvider } from 'lisa-query'
import { LisaDevtools } from 'lisa-query/devtools/production'
import type { ReactNode } from 'react'
import { afterEach, vi } from 'vitest'

export { fireEvent, waitFor }

/** What is in the panel's shadow root. */
export type Shown = ReturnType<typeof within>

/** The client of a test, whose requests this function answers. */
export function clientWith(
  answer: (request: Request) => Response | Promise<Response>,
  options: Partial<LisaClientOptions> = {},
): LisaClient {
  return createLisaClient({ baseUrl: 'https://lisa.test/v2', fetch: answer, ...options })
}

/** Removes what the tests of a file have rendered. */
export function tidyUp(): void {
  // Its own error prints the element, which a shadow root is not.
  configure({ asyncUtilTimeout: 60_000, getElementError: (message) => new Error(message ?? 'not found') })
  afterEach(() => {
    cleanup()
    sessionStorage.clear()
    vi.unstubAllGlobals()
  })
}

/** Renders a page with the devtools, and gives what is in their shadow root. */
export function showDevtools(client: LisaClient, { children, queryClient = new QueryClient() }: Page = {}): Shown {
  render(
    <LisaProvider client={client} queryClient={queryClient}>
      {children}
      <LisaDevtools />
    </LisaProvider>,
  )
  return shadow()
}

interface Page {
  children?: ReactNode
  queryClient?: QueryClient
}

/** The same with the panel open. */
export async function showPanel(client: LisaClient, page?: Page): Promise<Shown> {
  const shown = showDevtools(client, page)
  fireEvent.click(shown.getByRole('button', { name: 'LiSA: open the panel' }))
  await shown.findByRole('heading', { name: /^LiSA/ })
  return shown
}

/** What is in the devtools' shadow root. */
export function shadow(): Shown {
  const host = document.querySelector<HTMLElement>('[data-lisa-devtools]')
  // Testing Library looks into every node that has `querySelectorAll`.
  return within(host?.shadowRoot as unknown as HTMLElement)
}

/** What has the focus in the devtools' shadow root. */
export const focused = (): Element | null | undefined => document.querySelector('[data-lisa-devtools]')?.shadowRoot?.activeElement

/** The text of a list's entries. */
export const entriesOf = (shown: Shown, name: string): string[] =>
  within(shown.getByRole('list', { name }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent ?? '')
