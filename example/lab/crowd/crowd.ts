import { getCurrentShow, getProduct, listShowProducts } from 'lisa-query/core'
import { createSandbox } from 'lisa-query/sandbox'
import { createLisaGateway } from 'lisa-query/server'

/** What has happened so far. Times are milliseconds. */
export interface CrowdFigures {
  visitors: number
  /** Reads that were answered, and those that ended in a 429 or in no answer. */
  answered: number
  refused: number
  atLisa: number
  refusedByLisa: number
  /** What half of the reads, and nineteen of twenty, waited at the most. */
  median: number
  p95: number
  /** For each part of the time, one after the other. */
  parts: readonly { atLisa: number; refused: number; answered: number }[]
}

interface Crowd {
  visitors: number
  hasGateway: boolean
  signal: AbortSignal
  /** Called a few times a second, and at the end. */
  onProgress: (figures: CrowdFigures) => void
}

/** Over so long they arrive, in milliseconds. */
const arrival = 8_000
export const partsCount = 20
const partLength = arrival / partsCount
const drawEvery = 250
/** How long LiSA takes for an answer, in milliseconds. */
const latency = 60
const products = 20

/** Lets a crowd come to a shop of its own, which has one key for LiSA: 60 requests a minute. Resolves once all have an answer. */
export async function runCrowd({ visitors, hasGateway, signal, onProgress }: Crowd): Promise<void> {
  const tally = createTally(Date.now())
  const ask = createShop(hasGateway, tally)
  const reads = await readsOf()
  const drawing = setInterval(() => onProgress(tally.figures()), drawEvery)
  try {
    const visit = async (index: number): Promise<void> => {
      await pause((index / visitors) * arrival, signal)
      tally.arrived()
      await Promise.all(reads(index).map((path) => timed(ask, path, tally)))
    }
    await Promise.all(Array.from({ length: visitors }, (_, index) => visit(index)))
  } finally {
    clearInterval(drawing)
  }
  if (!signal.aborted) onProgress(tally.figures())
}

type Ask = (path: string) => Promise<Response>

function createShop(hasGateway: boolean, tally: Tally): Ask {
  const sandbox = createSandbox({ latency, rateLimit: { limit: 60, window: 60_000 } })
  const lisa = async (request: Request): Promise<Response> => {
    const answer = await sandbox.fetch(request)
    tally.lisaAnswered(answer.status)
    return answer
  }
  const headers = { authorization: 'ApiKey sandbox' }
  if (!hasGateway) return (path) => lisa(new Request(`${location.origin}/v2${path}`, { headers }))
  const gateway = createLisaGateway({
    baseUrl: `${location.origin}/v2`,
    authorization: () => headers.authorization,
    public: [getCurrentShow, listShowProducts, getProduct],
    fetch: lisa,
  })
  return (path) => gateway.fetch(new Request(`${location.origin}/api/lisa${path}`))
}

/** What each visitor reads: the show, what is in it, and one product. */
async function readsOf(): Promise<(visitor: number) => string[]> {
  // The same seed gives the same ids.
  const list = await createSandbox().fetch(
    new Request(`${location.origin}/v2/products?limit=${products}`, { headers: { authorization: 'ApiKey sandbox' } }),
  )
  const { items } = (await list.json()) as { items: { id: string }[] }
  return (visitor) => ['/shows/current', '/shows/42/products', `/products/${items[visitor % items.length]?.id}`]
}

async function timed(ask: Ask, path: string, tally: Tally): Promise<void> {
  const start = performance.now()
  const status = await ask(path).then(
    (answer) => answer.status,
    () => 0,
  )
  tally.visitorAnswered(status, performance.now() - start)
}

type Tally = ReturnType<typeof createTally>

function createTally(start: number) {
  const parts = Array.from({ length: partsCount }, () => ({ atLisa: 0, refused: 0, answered: 0 }))
  const waits: number[] = []
  const figures = { visitors: 0, answered: 0, refused: 0, atLisa: 0, refusedByLisa: 0 }
  const part = (): (typeof parts)[number] =>
    parts[Math.min(partsCount - 1, Math.floor((Date.now() - start) / partLength))] ?? { atLisa: 0, refused: 0, answered: 0 }
  const isGood = (status: number): boolean => status >= 200 && status < 300
  return {
    arrived(): void {
      figures.visitors += 1
    },
    lisaAnswered(status: number): void {
      figures.atLisa += 1
      part().atLisa += 1
      if (status === 429) figures.refusedByLisa += 1
    },
    visitorAnswered(status: number, milliseconds: number): void {
      const kind = isGood(status) ? 'answered' : 'refused'
      figures[kind] += 1
      part()[kind] += 1
      if (isGood(status)) waits.push(milliseconds)
    },
    figures(): CrowdFigures {
      const sorted = waits.toSorted((one, other) => one - other)
      const at = (share: number): number => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0)
      return { ...figures, median: at(0.5), p95: at(0.95), parts: parts.map((one) => ({ ...one })) }
    },
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}
