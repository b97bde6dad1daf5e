import type { Session } from './session/session.ts'

/** Gives what this function makes: made once for each person, and forgotten when the session ends. */
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
    // What stands under a function is what that function has made.
    return made.get(make) as T
  }
}
