import { JSDOM } from 'jsdom'
import type { Scenario } from './run.ts'
import type { Figure } from './side-by-side.ts'

// React and TanStack Query ask for both when they are loaded, which is why everything else is loaded after.
process.env.NODE_ENV = 'production'
const { window } = new JSDOM('<!doctype html><body></body>')
Object.assign(globalThis, { window, document: window.document })

const { responseToData } = await import('./response-to-data.ts')
const { mountedWidgets } = await import('./mounted-widgets.tsx')
const { herd } = await import('./herd.ts')
const { storm } = await import('./storm.ts')
const { crowd } = await import('./crowd/crowd.ts')
const { deadRead } = await import('./dead-read.ts')
const { markdownTable, textTable } = await import('./tables.ts')

const flags = process.argv.slice(2).filter((argument) => argument.startsWith('--'))
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const isChosen = (name: string): boolean => chosen.length === 0 || chosen.includes(name)
const kind = flags.includes('--sliding') ? 'sliding' : 'fixed'
const print = flags.includes('--json') ? () => undefined : flags.includes('--markdown') ? markdownTable : textTable

// Side by side with what a shop would write by hand, in one run on one machine: only the ratios mean something.
const figures: Figure[] = isChosen('time') ? [await responseToData(), await mountedWidgets()] : []
for (const { name, ours, peer, unit, ratio, budget } of flags.includes('--json') ? [] : figures) {
  const bound = budget === undefined ? '' : ` (budget ${budget} ×)`
  console.log(`${name}\n  lisa-query ${ours} ${unit}, ${peer.name} ${peer.value} ${unit}: ${ratio.toFixed(2)} ×${bound}`)
}

const scenarios: Scenario[] = []
const measured = async (measuring: Promise<Scenario>): Promise<void> => {
  const scenario = await measuring
  scenarios.push(scenario)
  const table = print(scenario)
  if (table) console.log(`\n${table}`)
}
if (isChosen('herd')) {
  await measured(herd('whole seconds', kind))
  await measured(herd('seconds with a fraction', kind))
  await measured(herd('milliseconds', kind))
}
if (isChosen('storm')) {
  await measured(storm())
  await measured(storm(true))
}
if (isChosen('dead-read')) await measured(deadRead())

// Ten minutes, with servers in processes of their own: only when it is asked for.
if (chosen.includes('crowd')) {
  const visitors = Number(flags.find((flag) => flag.startsWith('--visitors='))?.split('=')[1] ?? 10_000)
  await measured(crowd(visitors, false))
  await measured(crowd(visitors, true))
}

if (flags.includes('--json')) console.log(JSON.stringify({ node: process.version, figures, scenarios }))
process.exit(0)
