import { isLisaError } from 'lisa-query/core'

/** A write that a person chose to make, and what the page says of it. */
export interface ChosenWrite {
  /** Stands in what is written, so that LiSA knows it again. */
  mark: string
  /** How often a person chose to send it. */
  chosen: number
  /** The last flight before the person chose it for the last time. */
  chosenAfter: number
  /** `gone` where it left the page with its person. */
  state: 'pending' | 'success' | 'error' | 'gone'
  error: unknown
}

/** All writes of a journey, and all errors that anybody saw. */
export interface Ledger {
  readonly writes: ReadonlyMap<string, ChosenWrite>
  /** A new mark. */
  newMark(): string
  /** A person chose to send it. */
  choose(mark: string): void
  /** The page says something else of it now. */
  tell(mark: string, state: ChosenWrite['state'], error?: unknown): void
  /** Promises that nobody cached, and what has become of them. */
  follow(what: string, promise: Promise<unknown>): void
  readonly unsettled: ReadonlySet<string>
  see(error: unknown): void
  readonly errors: ReadonlySet<unknown>
}

export function openLedger(lastFlight: () => number): Ledger {
  const writes = new Map<string, ChosenWrite>()
  const unsettled = new Set<string>()
  const errors = new Set<unknown>()
  let promises = 0
  const see = (error: unknown): void => {
    if (error) errors.add(error)
  }
  return {
    writes,
    newMark() {
      const mark = `mark-${writes.size + 1}-`
      writes.set(mark, { mark, chosen: 0, chosenAfter: 0, state: 'pending', error: undefined })
      return mark
    },
    choose(mark) {
      const write = writes.get(mark)
      if (write) Object.assign(write, { chosen: write.chosen + 1, chosenAfter: lastFlight(), state: 'pending', error: undefined })
    },
    tell(mark, state, error) {
      const write = writes.get(mark)
      if (write) Object.assign(write, { state, error })
      see(error)
    },
    follow(what, promise) {
      promises += 1
      const name = `${what} (${promises})`
      unsettled.add(name)
      promise.then(
        () => unsettled.delete(name),
        (error) => {
          unsettled.delete(name)
          see(error)
          if (!isLisaError(error) && (error as Error | undefined)?.name !== 'AbortError') errors.add(new Error(`A bug: ${error}`))
        },
      )
    },
    unsettled,
    see,
    errors,
  }
}
