import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** A piece of work, and what it needed each time. */
export interface Work {
  name: string
  run(): Promise<unknown>
}

/** The middle of some values, and the two between which half of them are. */
export interface Spread {
  median: number
  from: number
  to: number
}

/** What one piece of work needed. */
export interface Timing {
  name: string
  /** By the clock, in milliseconds; grows where other programs use the machine. */
  wall: Spread
  /** Of the processor, in milliseconds, by all threads of this process: hardly depends on other programs. */
  cpu: Spread
  /** Its processor time divided by the reference's in the same round. */
  ratio: Spread
}

/**
 * Runs all in turn, round by round, so that a machine that slows down slows down all; whoever goes first in one round goes last in
 * the next. The ratios are of processor time, and of the same round.
 */
export async function interleaved(rounds: number, works: readonly Work[], reference: string): Promise<Timing[]> {
  for (const { run } of works) await run()
  const measured: Map<string, Sample>[] = []
  for (let round = 0; round < rounds; round += 1) {
    const first = round % works.length
    const samples = new Map<string, Sample>()
    for (const { name, run } of [...works.slice(first), ...works.slice(0, first)]) samples.set(name, await timed(run))
    measured.push(samples)
  }
  return works.map(({ name }) => {
    const of = (value: (sample: Sample, theirs: Sample) => number): Spread =>
      spread(measured.map((round) => value(sampleOf(round, name), sampleOf(round, reference))))
    return { name, wall: of(({ wall }) => wall), cpu: of(({ cpu }) => cpu), ratio: of(({ cpu }, theirs) => cpu / theirs.cpu) }
  })
}

interface Sample {
  wall: number
  cpu: number
}

function sampleOf(samples: ReadonlyMap<string, Sample>, name: string): Sample {
  const sample = samples.get(name)
  if (!sample) throw new Error(`${name} is not among what was measured`)
  return sample
}

async function timed(work: () => Promise<unknown>): Promise<Sample> {
  collectGarbage()
  const before = process.cpuUsage()
  const start = performance.now()
  await work()
  const wall = performance.now() - start
  const { user, system } = process.cpuUsage(before)
  return { wall, cpu: (user + system) / 1_000 }
}

setFlagsFromString('--expose-gc')
/** Node gives it to a new context once the flag is set. */
export const collectGarbage = runInNewContext('gc') as () => void

function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other)
  const at = (share: number): number => sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN
  return { median: at(0.5), from: at(0.25), to: at(0.75) }
}
