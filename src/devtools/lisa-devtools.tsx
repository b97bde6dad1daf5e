import type { QueryClient } from '@tanstack/react-query'
import { type CSSProperties, type ReactElement, useEffect, useRef } from 'react'
import { type LisaClient, useLisaClient, useLisaQueryClient } from '../index.ts'
import { attachFloating, type ButtonPosition } from './floating.ts'
import { shadowOf } from './shadow.ts'

/** What the panel looks into; by default the nearest `LisaProvider` has both. */
export interface LisaDevtoolsSource {
  client?: LisaClient | undefined
  /** Whose reads are on screen. */
  queryClient?: QueryClient | undefined
  /** By default that of the device. */
  theme?: 'light' | 'dark' | undefined
}

/** What `LisaDevtools` takes. */
export interface LisaDevtoolsProps extends LisaDevtoolsSource {
  /** Where the button stands; at the bottom left by default, opposite that of TanStack Query's devtools. */
  position?: ButtonPosition | undefined
}

/** What `LisaDevtoolsPanel` takes. */
export interface LisaDevtoolsPanelProps extends LisaDevtoolsSource {
  /** Of the box that the panel fills; by default it is as high as what is around it. */
  style?: CSSProperties | undefined
}

/** A button at the edge of the page that opens the panel. Renders nothing of its own into the page. */
export function LisaDevtools({ client, queryClient, ...props }: LisaDevtoolsProps): ReactElement | null {
  if (client) return <Floating client={client} queryClient={queryClient} {...props} />
  return (
    <FromProvider render={(own) => <Floating client={own.client} queryClient={queryClient ?? own.queryClient} {...props} />} />
  )
}

/** The panel alone, for a place of one's own. */
export function LisaDevtoolsPanel({ client, queryClient, ...props }: LisaDevtoolsPanelProps): ReactElement | null {
  if (client) return <Docked client={client} queryClient={queryClient} {...props} />
  return <FromProvider render={(own) => <Docked client={own.client} queryClient={queryClient ?? own.queryClient} {...props} />} />
}

interface Own {
  client: LisaClient
  queryClient: QueryClient | undefined
}

function FromProvider({ render }: { render: (own: Own) => ReactElement }): ReactElement {
  return render({ client: useLisaClient(), queryClient: useLisaQueryClient() })
}

function Floating({ client, queryClient, position = 'bottom-left', theme }: Own & Omit<LisaDevtoolsProps, keyof Own>): null {
  useEffect(() => attachFloating({ client, queryClient, position, theme }), [client, queryClient, position, theme])
  return null
}

function Docked({ client, queryClient, theme, style }: Own & Omit<LisaDevtoolsPanelProps, keyof Own>): ReactElement {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = host.current
    if (!element) return undefined
    const place = document.createElement('div')
    place.className = 'inline'
    shadowOf(element).append(place)
    let isGone = false
    let remove: (() => void) | undefined
    void import('./render-panel.tsx').then(
      ({ renderPanel }) => {
        if (!isGone) remove = renderPanel(place, { client, queryClient, theme })
      },
      // Without a network the code does not come.
      () => undefined,
    )
    return () => {
      isGone = true
      remove?.()
      place.remove()
    }
  }, [client, queryClient, theme])
  return <div ref={host} style={{ height: '100%', minHeight: 320, ...style }} />
}
