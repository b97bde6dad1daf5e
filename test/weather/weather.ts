import { fork } from 'node:child_process'
import { on, once } from 'node:events'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type Told, tableOf } from './report.ts'

const usage = `npm run test:weather                    1,000 journeys
npm run test:weather -- --count 100     fewer
npm run test:weather -- --from 5000     others
npm run test:weather -- --seed 17       this one alone, step by step`

const argument = (name: string): number | undefined => {
  const place = process.argv.indexOf(`--${name}`)
  return place < 0 ? undefined : Number(process.argv[place + 1])
}

const seed = argument('seed')
const first = seed ?? argument('from') ?? 1
const count = seed === undefined ? (argument('count') ?? 1_000) : 1
const isKnown = process.argv.slice(2).every((word) => ['--count', '--from', '--seed'].includes(word) || Number(word) > 0)
if (!isKnown || [first, count].some((number) => !Number.isInteger(number) || number < 1)) {
  console.log(usage)
  process.exit(1)
}

const begun = performance.now()
const left = Array.from({ length: count }, (_, at) => first + at)
const told: Told[] = []
await Promise.all(Array.from({ length: Math.min(availableParallelism(), count) }, travelInProcess))
const failed = told.filter(({ violations }) => violations.length > 0)
console.log(tableOf(told))
for (const { seed: number } of failed) console.log(`npm run test:weather -- --seed ${number}`)
console.log(`${failed.length} of ${told.length} journeys failed, ${secondsGone()} s`)
process.exit(failed.length > 0 || told.length < count ? 1 : 0)

function secondsGone(): number {
  return Math.round((performance.now() - begun) / 1_000)
}

/** One process after another journey, as long as there are any. */
async function travelInProcess(): Promise<void> {
  const child = fork(fileURLToPath(new URL('./traveller.ts', import.meta.url)))
  const ended = once(child, 'exit').then(() => [undefined])
  const answers = on(child, 'message')[Symbol.asyncIterator]()
  for (let number = left.shift(); number !== undefined; number = left.shift()) {
    child.send(number)
    const [journey] = (await Promise.race([answers.next().then(({ value }) => value), ended])) as [Told?]
    if (!journey) {
      console.log(`seed ${number}: its process ended`)
      return
    }
    told.push(journey)
    if (told.length % 100 === 0) console.log(`${told.length} journeys, ${secondsGone()} s`)
    if (seed !== undefined) console.log(journey.steps.join('\n'))
    for (const violation of new Set(journey.violations)) console.log(`seed ${number}: ${violation}`)
  }
  child.disconnect()
}
