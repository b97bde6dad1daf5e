import { Agent, get, type RequestOptions } from 'node:http'

const minute = 60_000
/** A browser's client gives up after 20 s. */
const patience = 20_000

/** What a visitor reads: a path, and whether it belongs to the show. */
export type Pick = () => { path: string; isShow: boolean }

/** How one read of a visitor ended. */
export interface Read {
  isOk: boolean
  isShow: boolean
  milliseconds: number
}

/** Visitors come evenly over the minute, to one instance after the other, and read all at once. */
export async function arrive(ports: readonly number[], visitors: number, picks: readonly Pick[]): Promise<Read[]> {
  // What stands between a shop's server and its visitors keeps its connections, too. It opens as many as it needs: with a bound, a
  // read of the show would wait here for those of the tail, which wait for the key.
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 1_000, scheduling: 'lifo' })
  const reads: Promise<Read>[] = []
  const begun = performance.now()
  for (let visitor = 0; visitor < visitors; visitor += 1) {
    const due = begun + (visitor / visitors) * minute - performance.now()
    if (due > 1) await new Promise((resolve) => setTimeout(resolve, due))
    for (const pick of picks) reads.push(read(agent, ports[visitor % ports.length] ?? 0, pick()))
  }
  const all = await Promise.all(reads)
  agent.destroy()
  return all
}

async function read(agent: Agent, port: number, { path, isShow }: ReturnType<Pick>): Promise<Read> {
  const start = performance.now()
  const status = await statusOf({ host: '127.0.0.1', port, path: `/api/lisa${path}`, agent, timeout: patience })
  return { isOk: status === 200, isShow, milliseconds: performance.now() - start }
}

/**
 * The status, or nothing where there is no answer. Plain `http`, and no `fetch`: all visitors share one process, which must not be
 * what is measured.
 */
async function statusOf(options: RequestOptions): Promise<number | undefined> {
  return new Promise((resolve) => {
    const request = get(options, (response) => {
      response.resume().on('close', () => resolve(response.complete ? response.statusCode : undefined))
    })
    request
      .on('timeout', () => request.destroy())
      .on('error', (error: NodeJS.ErrnoException) => {
        // The server closed a kept connection just then: every proxy asks once more on another one.
        const isClosed = request.reusedSocket && error.code === 'ECONNRESET'
        resolve(isClosed ? statusOf(options) : undefined)
      })
  })
}

/** How long that part of the reads that got data took at most, in whole milliseconds. */
export function quantile(reads: readonly Read[], part: number): number {
  const served = reads.filter(({ isOk }) => isOk)
  const sorted = served.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other)
  return Math.round(sorted[Math.floor(sorted.length * part)] ?? Number.NaN)
}
