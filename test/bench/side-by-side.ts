/** One comparison. */
export interface Figure {
  name: string
  unit: string
  ours: number
  peer: { name: string; value: number }
  /** Ours divided by the peer's. */
  ratio: number
  /** The most that the ratio may be. */
  budget?: number
}

/** The peer that the budgets of time are about. */
const bare = 'TanStack Query + ky + zod/mini'

/** Both in turn, so that a machine that slows down slows down both: the median of each, and of the ratios of the pairs. */
export async function sideBySide(
  name: string,
  rounds: number,
  ours: () => Promise<unknown>,
  peers: () => Promise<unknown>,
): Promise<Figure> {
  const pairs: [ours: number, peers: number][] = []
  await ours()
  await peers()
  for (let round = 0; round < rounds; round += 1) {
    // Whoever goes second finds a warmer machine, so they take turns at that too.
    const isOursFirst = round % 2 === 0
    const first = await timed(isOursFirst ? ours : peers)
    const second = await timed(isOursFirst ? peers : ours)
    pairs.push(isOursFirst ? [first, second] : [second, first])
  }
  return {
    name,
    unit: 'ms',
    ours: rounded(median(pairs.map(([mine]) => mine))),
    peer: { name: bare, value: rounded(median(pairs.map(([, theirs]) => theirs))) },
    ratio: median(pairs.map(([mine, theirs]) => mine / theirs)),
    budget: 1.15,
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  globalThis.gc?.()
  const start = performance.now()
  await work()
  return performance.now() - start
}

const rounded = (value: number): number => Math.round(value * 10) / 10

function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
