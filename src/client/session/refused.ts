import type { LisaError } from '../../errors/lisa-error.ts'
import type { Prober } from './prober.ts'
import { changed, expire, type SessionState, type WaitingRequest } from './state.ts'

/** Requests that were refused, each known by the error that its caller got. */
export interface RefusedRequests {
  /** Adds a read that LiSA refused to the server that rendered the page: it waits for a sign-in like the page's own reads. */
  addOfServer(read: ReadOfServer): void
  /** Whether the same request waits for a sign-in, so that only the user should send it again. */
  isWaiting(error: unknown): boolean
  /** Only what is on the page counts in the prompt. */
  setOnPage(error: unknown, isOnPage: boolean): void
  /** No caller will send it again. */
  forget(error: unknown): void
  /** The page has the focus: asks one of the reads again, in turn, at most every 30 seconds. */
  askOne(): void
}

/** A read that LiSA refused to a server while it rendered the page. */
export interface ReadOfServer {
  /** The cached query of the read. */
  owner: object
  error: LisaError
  isOnPage: boolean
  /** Sends it from this page. */
  askAgain: () => Promise<unknown>
}

/** What caches and hooks can do about the requests that wait for a sign-in. */
export function refusedRequests(state: SessionState, { askOne }: Prober): RefusedRequests {
  const find = (error: unknown): [owner: unknown, request: WaitingRequest] | undefined =>
    [...state.waiting].find(([, request]) => request.error === error)
  return {
    addOfServer({ owner, ...read }) {
      const { waiting, expired, config } = state
      waiting.set(owner, { key: undefined, credential: null, ...read })
      expire(state, expired ?? { credential: null, sentAt: config.clock.now() })
      changed(state)
    },
    isWaiting: (error) => state.expired !== undefined && find(error) !== undefined,
    setOnPage(error, isOnPage) {
      const [, request] = find(error) ?? []
      if (request) request.isOnPage = isOnPage
      changed(state)
    },
    forget(error) {
      const [owner] = find(error) ?? []
      if (state.waiting.delete(owner)) changed(state)
    },
    askOne,
  }
}
