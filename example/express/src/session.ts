import { randomUUID } from 'node:crypto'

// In memory: nobody stays signed in when the server starts again.
const sessions = new Set<string>()

/** Whether these cookies are of somebody who has signed in. */
export function isOfTheTeam(cookies: string | null | undefined): boolean {
  return sessions.has(/(?:^|;\s*)team=([^;]*)/.exec(cookies ?? '')?.[1] ?? '')
}

/** The `Set-Cookie` that signs in, or `undefined` where it is not the password. */
export function signInWith(password: unknown): string | undefined {
  const expected = process.env.TEAM_PASSWORD
  if (!expected || password !== expected) return undefined
  const session = randomUUID()
  sessions.add(session)
  return `team=${session}; Path=/; HttpOnly; SameSite=Lax`
}
