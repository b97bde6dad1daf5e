import type { Session } from './session/session.ts'

/** Returns what this function makes: it runs once for each person, and its value is forgotten when the session ends. */
export type PerPerson = <T>(make: () => T) => T

/** Keeps values beside a client, for as long as its person stays. */
export function createPerPerson(session: Pick<Session, 'ends'>): PerPerson {
  let made = new Map<() => unknown, unknown>()
  let { ends } = session
  return <T>(make: () => T): T => {
    if (ends !== session.ends) {
      made = new Map()
      ends = session.ends
    }
    if (!made.has(make)) made.set(make, make())
    // The value under a function is always what that function has made.
    return made.get(make) as T
  }
}
