import { LisaDevtools } from 'lisa-query/devtools/production'
import { interleaved, type Timing } from './interleaved.ts'
import { showPage } from './mounted-widgets.tsx'
import { ours } from './stacks/lisa-query.tsx'
import type { Stack } from './stacks/stack.ts'

/** The same page with the panel of `lisa-query/devtools/production`, which from the start keeps what happens, its button unpressed. */
const withPanel: Stack = {
  name: 'with the panel closed',
  open: () => {
    const cache = ours.open()
    return {
      ...cache,
      provide: (page) =>
        cache.provide(
          <>
            {page}
            <LisaDevtools />
          </>,
        ),
    }
  },
}

/** So many widgets, mounted without and with the panel. */
export function panelClosed(widgets: number, rounds: number): Promise<Timing[]> {
  const works = [ours, withPanel].map((stack) => ({ name: stack.name, run: () => showPage(stack, widgets) }))
  return interleaved(rounds, works, ours.name)
}
