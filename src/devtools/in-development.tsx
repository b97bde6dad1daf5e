import { LisaDevtools as Devtools, LisaDevtoolsPanel as Panel } from './lisa-devtools.tsx'
import { lisaDevtoolsPlugin as plugin } from './plugin.tsx'

// A bundler replaces NODE_ENV, and then drops everything that these would have been.

/** A button at the edge of the page that opens the panel. Nothing unless `NODE_ENV` is `development`. */
export const LisaDevtools: typeof Devtools = process.env.NODE_ENV !== 'development' ? () => null : Devtools

/** The panel alone, for a place of one's own. Nothing unless `NODE_ENV` is `development`. */
export const LisaDevtoolsPanel: typeof Panel = process.env.NODE_ENV !== 'development' ? () => null : Panel

/** The panel for TanStack's devtools, empty unless `NODE_ENV` is `development`. */
export const lisaDevtoolsPlugin: typeof plugin =
  process.env.NODE_ENV !== 'development' ? () => ({ id: 'lisa-query', name: 'LiSA', render: () => <></> }) : plugin
