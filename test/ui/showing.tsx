import type { ErrorState } from 'lisa-query'
import { type ErrorSource, type LisaError, LisaProvider, type LisaProviderProps, useErrorState } from 'lisa-query'
import { type ReactElement, type ReactNode, StrictMode } from 'react'
import { answering, ok, render, type Stub, settle } from '../support/react.tsx'

export const at = { message: 'GET /shows/42: no', method: 'GET', url: 'https://lisa.test/v2/shows/42' }

/** What an attacker would have LiSA say. */
export const markup = '<img src=x onerror=alert(1)>'

/** A read that has failed for good. */
export const failed = (error: LisaError, others: Partial<ErrorSource> = {}): ErrorSource => ({
  error,
  status: 'error',
  failureReason: error,
  isPaused: false,
  fetchStatus: 'idle',
  refetch: () => undefined,
  ...others,
})

/** A read that TanStack Query tries again by itself. */
export const retrying = (error: LisaError): ErrorSource =>
  failed(error, { error: null, status: 'pending', fetchStatus: 'fetching' })

/** Gives the state of a result to whatever shows it. */
export function State({
  of,
  children,
}: {
  of: ErrorSource | null
  children: (state: ErrorState | null) => ReactNode
}): ReactNode {
  return children(useErrorState(of))
}

export interface Shown {
  container: HTMLElement
  /** Shows something else in its place. */
  change: (children: ReactNode) => Promise<void>
  unmount: () => void
  /** What a screen reader was told, in order. */
  told: string[]
}

/** Shows this below a provider, in StrictMode, and listens like a screen reader. */
export async function showing(
  children: ReactNode,
  { lisa = answering(ok()), messages }: { lisa?: Pick<Stub, 'client'>; messages?: LisaProviderProps['messages'] } = {},
): Promise<Shown> {
  const page = (inside: ReactNode): ReactElement => (
    <StrictMode>
      <LisaProvider client={lisa.client} messages={messages}>
        {inside}
      </LisaProvider>
    </StrictMode>
  )
  const view = render(page(children))
  const told = listening(view.container)
  await settle()
  return {
    ...view,
    told,
    change: async (next) => {
      view.rerender(page(next))
      await settle()
    },
  }
}

/** What live regions below this element say from now on: text that changes in one that was there before. */
function listening(container: HTMLElement): string[] {
  const told: string[] = []
  const observer = new MutationObserver((changes) => {
    const regions = new Set(changes.map(({ target }) => elementOf(target)?.closest('[aria-live="polite"]')))
    for (const region of regions) if (region?.textContent) told.push(region.textContent)
  })
  observer.observe(container, { subtree: true, childList: true, characterData: true })
  return told
}

const elementOf = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement)
