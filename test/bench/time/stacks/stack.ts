import type { ReactElement, ReactNode } from 'react'

/** A way to read shows in React: a library with its transport. */
export interface Stack {
  name: string
  /** A new, empty cache. */
  open(): Cache
}

/** One cache of a stack. */
export interface Cache {
  /** Reads a show into the cache, without a component. */
  read(id: string): Promise<unknown>
  /** Gives the components below it this cache. */
  provide(page: ReactNode): ReactElement
  /** Reads the show of a component. */
  useTitle(id: string): { title: string | undefined; problem: string | undefined }
  /** Removes everything from the cache. */
  clear(): void
}
