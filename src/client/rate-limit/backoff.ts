const firstWait = 1_000
const longestWait = 30_000

/** How long to wait before the next attempt, in milliseconds: doubled each time from 1 s, at most 30 s, equal jitter. */
export function backoff(attempt: number, random: number = Math.random()): number {
  const wait = Math.min(firstWait * 2 ** attempt, longestWait)
  return wait / 2 + (random * wait) / 2
}
