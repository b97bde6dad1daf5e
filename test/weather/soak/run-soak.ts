import { writeFileSync } from 'node:fs'
import { installPage } from '../page-globals.ts'

process.env.NODE_ENV ??= 'production'
installPage()
const { growthIn, soak } = await import('./soak.ts')
const { pictureOf } = await import('./picture.ts')

// `npm run soak -- soak.svg` also draws it.
const [path] = process.argv.slice(2)
const begun = performance.now()
const samples = await soak({ hours: 24, widgets: 30, onSample: (sample) => console.log(JSON.stringify(sample)) })
if (path) writeFileSync(path, pictureOf(samples))
const growth = growthIn(samples)
console.log(growth.length > 0 ? growth.join('\n') : 'Flat: nothing grew from the second quarter to the last.')
console.log(`${samples.at(-1)?.requests} requests, ${Math.round((performance.now() - begun) / 1_000)} s`)
process.exit(growth.length > 0 ? 1 : 0)
