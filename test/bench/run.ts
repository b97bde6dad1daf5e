import type { Api, Contender } from './contenders/contender.ts'
import type { LocalServer } from './local-server.ts'

/** What a contender needed until the last of its reads was over. */
export interface Outcome {
  contender: string
  requests: number
  /** Requests that were answered 429. */
  refused?: number
  refreshes?: number
  /** How often a person was asked to sign in, where the contender asks. */
  prompts?: number
  /** Reads that ended without data. */
  failed: number
  /** Reads of what a crowd came for that ended without data. */
  failedOfShow?: number
  /** Half of the reads that got data took no longer, and 95 of a hundred, in milliseconds. */
  p50?: number
  p95?: number
  /** The same of what a crowd came for. */
  p95OfShow?: number
  /** The most memory of one process. */
  megabytes?: number
  /** How often a process went on without its store. */
  alone?: number
  /** Reads that had not ended by the deadline. */
  waiting: number
  /** Until the last read ended, to hundredths; at least that where some still wait. */
  seconds: number
}

export interface Scenario {
  name: string
  /** What happens, in one line. */
  setting: string
  /** The least that it can take. */
  floor?: { requests: number; seconds: number }
  outcomes: Outcome[]
}

export interface Start {
  server: LocalServer
  api: Api
  ids: readonly string[]
  /** Milliseconds after which nobody looks any longer. */
  deadline: number
}

export async function run(contender: Contender, { server, api, ids, deadline }: Start): Promise<Outcome> {
  const settled = new Map<string, boolean>()
  const start = performance.now()
  await new Promise<void>((resolve) => {
    const giveUp = setTimeout(resolve, deadline)
    contender.read(api, ids, (id, isOk) => {
      settled.set(id, isOk)
      if (settled.size < ids.length) return
      clearTimeout(giveUp)
      resolve()
    })
  })
  const seconds = Math.round((performance.now() - start) / 10) / 100
  return {
    contender: contender.name,
    requests: server.count(/^\/shows\//),
    failed: [...settled.values()].filter((isOk) => !isOk).length,
    waiting: ids.length - settled.size,
    seconds,
    ...(contender.prompts && { prompts: contender.prompts() }),
  }
}

/** All against servers of their own, each a little after the one before: they mostly sleep, and must not wake together. */
export function staggered<T>(contenders: readonly Contender[], measure: (contender: Contender) => Promise<T>): Promise<T[]> {
  return Promise.all(
    contenders.map(async (contender, place) => {
      await new Promise((resolve) => setTimeout(resolve, place * 210))
      return measure(contender)
    }),
  )
}

export const numbered = (count: number): string[] => Array.from({ length: count }, (_, place) => String(place))
