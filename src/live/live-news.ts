/** `live`: changes arrive. `reconnecting`: they do not yet, or not for now. `off`: this page looks by itself now and then. */
export type LiveStatus = 'live' | 'reconnecting' | 'off'

/** What the gateway tells: these paths have changed, or it is unknown what has. */
export interface LiveChange {
  /** `undefined` for everything. */
  paths: readonly string[] | undefined
  /** Its number: what was answered after it has it. `undefined` where that does not count. */
  version?: number | undefined
  /** Over how many milliseconds the pages spread what they read again. */
  spread: number
}

/** What the tab with the connection tells the others. */
export interface LiveNews {
  status?: LiveStatus
  change?: LiveChange
  /** Up to where a page has heard of everything, for the next connection. */
  id?: string
  /** A tab has come, and wants to know how things stand. */
  isQuestion?: boolean
}

/** The number of the last change before a position, which is written behind 13 digits of time; `NaN` for none. */
export const versionIn = (position?: string): number => Number(position?.slice(13))
