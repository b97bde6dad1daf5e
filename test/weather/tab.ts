import type { QueryClient } from '@tanstack/react-query'
import type { LisaClient } from 'lisa-query/core'
import type { Random } from './random.ts'

/** What one page shows of a read. */
export interface ShownRead {
  what: string
  isFetching: boolean
  hasData: boolean
  error: unknown
}

/** A tab with a page of the application. */
export interface Tab {
  place: number
  client: LisaClient
  queryClient: QueryClient
  /** A person does something on the page; gives what. */
  act(random: Random): string
  reads(): ShownRead[]
  /** Everything that a person can see. */
  screen(): string
  /** The person uses the way on of every read that failed. */
  goOn(): void
  /** Tells the ledger once more which writes the page says are not saved: "Sign in and save" sends nothing where the sign-in failed. */
  retell?(): void
  /** Nobody looks at it any more. */
  close(): void
}
