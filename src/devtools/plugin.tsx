import type { ReactElement } from 'react'
import { LisaDevtoolsPanel, type LisaDevtoolsSource } from './lisa-devtools.tsx'

/** A plugin of TanStack's devtools, as `<TanStackDevtools plugins={[…]} />` takes it. */
export interface LisaDevtoolsPlugin {
  id: string
  name: string
  render: (element: HTMLElement, shell: { theme?: string }) => ReactElement
}

/** The panel for TanStack's devtools, whose theme it takes over. Without a `client` the devtools have to stand below the `LisaProvider`. */
export function lisaDevtoolsPlugin(source: LisaDevtoolsSource = {}): LisaDevtoolsPlugin {
  return {
    id: 'lisa-query',
    name: 'LiSA',
    render: (_element, { theme }) => (
      // The shell says how high it is; were the panel higher, both would scroll.
      <LisaDevtoolsPanel theme={theme === 'dark' ? 'dark' : 'light'} style={{ minHeight: 0 }} {...source} />
    ),
  }
}
