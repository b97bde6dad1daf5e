import type { Spread, Timing } from './interleaved.ts'
import { memory, readsInMemory } from './memory.ts'
import { mountedInAll, mountedWidgets } from './mounted-widgets.tsx'
import { panelClosed } from './panel-closed.tsx'
import { readsInTurn, responseToData } from './response-to-data.ts'
import { ours } from './stacks/lisa-query.tsx'
import { reference } from './stacks/stacks.ts'

/** A table: its headline, and rows of cells with the titles first. */
export interface Figures {
  headline: string
  rows: string[][]
}

/** The most that a ratio of ours may be. */
const budget = 1.15

/** All figures about time and memory, each as soon as it is there. A short run has fewer rounds, for use while one works. */
export async function* time(isShort: boolean): AsyncGenerator<Figures> {
  const rounds = (many: number): number => (isShort ? Math.ceil(many / 3) : many)
  yield figuresOf(`Response to data, per read; budget ${budget} ×`, await responseToData(rounds(15)), readsInTurn)
  const pages: [widgets: number, timings: Timing[]][] = []
  for (const widgets of isShort ? [500] : [10, 100, 500, 2_000]) {
    const timings = await mountedWidgets(widgets, rounds(widgets > 500 ? 5 : 11))
    pages.push([widgets, timings])
    const bound = widgets === 500 ? `; budget ${budget} ×` : ''
    yield figuresOf(`A page of ${widgets} widgets, per widget${bound}`, timings, mountedInAll(widgets))
  }
  yield growth(pages)
  yield figuresOf('The same page of 500 with the panel there but closed', await panelClosed(500, rounds(11)), 500, ours.name)
  if (isShort) return
  const kept = await memory()
  const kilobytes = (bytes: number): string => `${(bytes / 1_000).toFixed(2)} kB`
  yield {
    headline: `Memory after ${readsInMemory} requests, per request`,
    rows: [
      ['', 'all cached', 'cache emptied'],
      ...kept.map(({ name, perRead, leftPerRead }) => [name, kilobytes(perRead), kilobytes(leftPerRead)]),
    ],
  }
}

function figuresOf(headline: string, timings: readonly Timing[], count: number, comparedWith = reference.name): Figures {
  return {
    headline,
    rows: [
      ['', 'time', 'processor', 'half between', `of ${comparedWith}`, 'half between'],
      ...timings.map(({ name, wall, cpu, ratio }) => [
        name,
        microseconds(wall.median / count),
        microseconds(cpu.median / count),
        `${microseconds(cpu.from / count)} and ${microseconds(cpu.to / count)}`,
        times(ratio.median),
        between(ratio),
      ]),
    ],
  }
}

/** How the processor time of one widget grows with the page. */
function growth(pages: readonly [widgets: number, timings: Timing[]][]): Figures {
  const [first] = pages
  const names = first?.[1].map(({ name }) => name) ?? []
  return {
    headline: 'Processor time per widget as the page grows',
    rows: [
      ['', ...pages.map(([widgets]) => `${widgets}`)],
      ...names.map((name, place) => [
        name,
        ...pages.map(([widgets, timings]) => microseconds((timings[place]?.cpu.median ?? Number.NaN) / mountedInAll(widgets))),
      ]),
    ],
  }
}

const microseconds = (milliseconds: number): string => `${Math.round(milliseconds * 1_000)} µs`
const times = (ratio: number): string => `${ratio.toFixed(2)} ×`
const between = ({ from, to }: Spread): string => `${from.toFixed(2)} and ${to.toFixed(2)}`
