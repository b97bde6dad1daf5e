import { JSDOM } from 'jsdom'
import type { Scenario } from './run.ts'
import type { Figures } from './time/time.ts'

// React and TanStack Query ask for both when they are loaded, which is why everything else is loaded after.
process.env.NODE_ENV = 'production'
const { window } = new JSDOM('<!doctype html><body></body>')
Object.assign(globalThis, { window, document: window.document })

const { time } = await import('./time/time.ts')
const { herd } = await import('./herd.ts')
const { storm } = await import('./storm.ts')
const { crowd } = await import('./crowd/crowd.ts')
const { deadRead } = await import('./dead-read.ts')
const { markdownRows, markdownTable, textRows, textTable } = await import('./tables.ts')

const flags = process.argv.slice(2).filter((argument) => argument.startsWith('--'))
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const isChosen = (name: string): boolean => chosen.length === 0 || chosen.includes(name)
const kind = flags.includes('--sliding') ? 'sliding' : 'fixed'
const print = flags.includes('--json') ? () => undefined : flags.includes('--markdown') ? markdownTable : textTable

const figures: Figures[] = []
if (isChosen('time')) {
  const printRows = flags.includes('--markdown') ? markdownRows : textRows
  for await (const { headline, rows } of time(flags.includes('--short'))) {
    figures.push({ headline, rows })
    if (!flags.includes('--json')) console.log(`\n${printRows(headline, rows)}`)
  }
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

// Ten minutes, with servers in processes of their own: only when it is asked for. `--tail` measures the long tail alone.
if (chosen.includes('crowd')) {
  const visitors = Number(flags.find((flag) => flag.startsWith('--visitors='))?.split('=')[1] ?? 10_000)
  if (!flags.includes('--tail')) await measured(crowd(visitors, false))
  await measured(crowd(visitors, true))
}

// With two browsers and Redis: only when it is asked for.
if (chosen.includes('live')) {
  const { live } = await import('./live.ts')
  const { changes, p50, p95, most, readsOfEach } = await live()
  console.log(
    `\nLive: ${changes} changes on two pages of four instances with Redis, from notification to page: p50 ${p50} ms, p95 ${p95} ms, at most ${most} ms; ${readsOfEach} requests to LiSA for each`,
  )
}

if (flags.includes('--json')) console.log(JSON.stringify({ node: process.version, figures, scenarios }))
process.exit(0)
