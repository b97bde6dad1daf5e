export type { ButtonPosition } from './devtools/floating.ts'
export {
  LisaDevtools,
  LisaDevtoolsPanel,
  type LisaDevtoolsPanelProps,
  type LisaDevtoolsProps,
  type LisaDevtoolsSource,
} from './devtools/lisa-devtools.tsx'
export { type LisaDevtoolsPlugin, lisaDevtoolsPlugin } from './devtools/plugin.tsx'
