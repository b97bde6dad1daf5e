import { JSDOM } from 'jsdom'
import type { Figure } from './side-by-side.ts'

// React and TanStack Query ask for both when they are loaded, which is why everything else is loaded after.
process.env.NODE_ENV = 'production'
const { window } = new JSDOM('<!doctype html><body></body>')
Object.assign(globalThis, { window, document: window.document })

const { responseToData } = await import('./response-to-data.ts')
const { mountedWidgets } = await import('./mounted-widgets.tsx')
const { deadRead } = await import('./dead-read.ts')

// Side by side with what a shop would write by hand, in one run on one machine: only the ratios mean something.
const figures: Figure[] = [await responseToData(), await mountedWidgets(), ...(await deadRead())]

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ node: process.version, figures }))
} else {
  for (const { name, ours, peer, unit, ratio, budget } of figures) {
    const bound = budget === undefined ? '' : ` (budget ${budget} ×)`
    console.log(`${name}\n  lisa-query ${ours} ${unit}, ${peer.name} ${peer.value} ${unit}: ${ratio.toFixed(2)} ×${bound}`)
  }
}
process.exit(0)
