import type { Session } from '../session.ts'

export interface Api {
  baseUrl: string
  session: Session
  /** What the API's documentation says of its rate limit, in milliseconds. */
  rateLimitWindow?: number
}

/** Says what became of a read once nobody tries any more: it has data, or it has failed. */
export type Settle = (id: string, isOk: boolean) => void

export interface Contender {
  name: string
  /** Reads all these shows at once, with a client of its own, each as `GET /shows/{id}`. */
  read(api: Api, ids: readonly string[], settle: Settle): void
  /** How often it has asked a person to sign in since. */
  prompts?(): number
}

/** A contender without hooks: so many calls. */
export const calling = (name: string, connect: (api: Api) => (id: string) => Promise<unknown>): Contender => ({
  name,
  read(api, ids, settle) {
    const call = connect(api)
    for (const id of ids)
      call(id).then(
        () => settle(id, true),
        () => settle(id, false),
      )
  },
})
