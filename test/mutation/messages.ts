import { BroadcastChannel } from 'node:worker_threads'

/** What the process of Stryker asks of the thread that holds the tests. */
export type Question =
  | { ask: 'all' }
  | { ask: 'mutant'; id: string; hitLimit: number | undefined; tests: readonly string[] | undefined }
  | { ask: 'end' }

/** What came of one test. */
export interface Ran {
  id: string
  ms: number
  failure: string | undefined
}

/** What came of a mutant. */
export type Tried =
  | { status: 'survived'; tests: number }
  | { status: 'killed' | 'timeout'; by: string; failure: string; tests: number }

export type Answer =
  | { answer: 'ready'; failures: readonly string[] }
  | { answer: 'all'; ran: readonly Ran[]; coverage: unknown }
  | { answer: 'mutant'; tried: Tried }

/** The line between the process and its thread. */
export function openLine(): BroadcastChannel {
  return new BroadcastChannel(`mutants of ${process.pid}`)
}
