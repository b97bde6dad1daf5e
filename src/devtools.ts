export type { ButtonPosition } from './devtools/floating.ts'
export { LisaDevtools, LisaDevtoolsPanel, lisaDevtoolsPlugin } from './devtools/in-development.tsx'
export type { LisaDevtoolsPanelProps, LisaDevtoolsProps, LisaDevtoolsSource } from './devtools/lisa-devtools.tsx'
export type { LisaDevtoolsPlugin } from './devtools/plugin.tsx'
