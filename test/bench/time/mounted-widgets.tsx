import { type ReactElement, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { interleaved, type Timing } from './interleaved.ts'
import type { Stack } from './stacks/stack.ts'
import { reference, stacks } from './stacks/stacks.ts'

/** So many widgets, each with a read of its own: from mounting to the last title on the page. Small pages are mounted several times. */
export function mountedWidgets(widgets: number, rounds: number): Promise<Timing[]> {
  const times = Math.ceil(fewest / widgets)
  const works = stacks.map((stack) => ({
    name: stack.name,
    run: async () => {
      for (let time = 0; time < times; time += 1) await showPage(stack, widgets)
    },
  }))
  return interleaved(rounds, works, reference.name)
}

/** How many widgets a measurement has at least, so that it is long enough for the clock. */
const fewest = 200

/** How many widgets one measurement mounts in all. */
export const mountedInAll = (widgets: number): number => widgets * Math.ceil(fewest / widgets)

/** Mounts so many widgets of a stack, waits for the last title, and takes the page away. */
export async function showPage(stack: Stack, widgets: number): Promise<void> {
  const { useTitle, provide, clear } = stack.open()
  const container = document.body.appendChild(document.createElement('div'))
  const root = createRoot(container)
  await new Promise<void>((resolve, reject) => {
    let missing = widgets
    const shown = (problem: string | undefined): void => {
      if (problem) reject(new Error(`${stack.name}: ${problem}`))
      missing -= 1
      if (missing === 0) resolve()
    }
    const ids = Array.from({ length: widgets }, (_, place) => `${place}`)
    root.render(provide(ids.map((id) => <Widget key={id} id={id} useTitle={useTitle} onShown={shown} />)))
  })
  root.unmount()
  container.remove()
  clear()
}

interface WidgetProps {
  id: string
  useTitle: (id: string) => { title: string | undefined; problem: string | undefined }
  onShown: (problem: string | undefined) => void
}

function Widget({ id, useTitle, onShown }: WidgetProps): ReactElement {
  const { title, problem } = useTitle(id)
  const isThere = title !== undefined || problem !== undefined
  useEffect(() => {
    if (isThere) onShown(problem)
  }, [isThere, problem, onShown])
  return title === undefined ? <p>{problem ?? '…'}</p> : <h2>{title}</h2>
}
