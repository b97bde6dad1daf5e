/** `live`: changes arrive. `reconnecting`: they will again. `off`: this page looks by itself now and then. */
export type LiveStatus = 'live' | 'reconnecting' | 'off'

/** What the gateway tells: these paths have changed, or it is unknown what has. */
export interface LiveChange {
  /** `undefined` for everything. */
  paths: readonly string[] | undefined
  /** Over how many milliseconds the pages spread what they read again. */
  spread: number
}

/** What the tab with the connection tells the others. */
export interface LiveNews {
  status?: LiveStatus
  change?: LiveChange
  /** The change's number: a page may hear of one twice. */
  version?: number
  /** Up to where a page has heard of everything, for the next connection. */
  id?: string
  /** A tab has come, and wants to know how things stand. */
  isQuestion?: boolean
}
