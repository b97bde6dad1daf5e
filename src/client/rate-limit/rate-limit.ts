/** What is known of LiSA's rate limit, and how many requests wait for it. */
export interface RateLimit {
  isOpen: boolean
  /** While it is closed: LiSA's time for the next try, in epoch milliseconds. Requests go out up to 5 % of the wait later. */
  retryAt?: number | undefined
  /** How many more requests LiSA takes, as it said in its last answer, where it says so. */
  remaining?: number | undefined
  /** How many requests LiSA takes in one window, where it says so. */
  limit?: number | undefined
  /** How many requests wait to be sent. */
  waiting: number
}

/** What one tab tells the others of a refusal. */
export interface Closing {
  /** LiSA's time for the next try, in epoch milliseconds of the computer's clock, which all tabs share. */
  until: number
  /** The same as a length, in milliseconds: the longest wait, also when the computer's clock is set back. */
  wait: number
}
