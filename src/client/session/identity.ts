import type { Config } from '../options.ts'

/** What tells whose answers are cached. */
interface Identified {
  config: Pick<Config, 'identity'>
  /** Whose they are, as far as the application has said it. */
  identity: string | undefined
}

/** Whether the application says that the cached answers are those of the person who is signed in now. */
export const isSamePerson = (session: Identified): boolean =>
  session.identity !== undefined && currentIdentity(session) === session.identity

/** Whether the application says that they are those of another person. */
export const isSomebodyElse = (session: Identified): boolean =>
  session.identity !== undefined && (currentIdentity(session) ?? session.identity) !== session.identity

/** Who is signed in now, as far as the application says it. */
export function currentIdentity({ config }: Identified): string | undefined {
  try {
    return config.identity?.()
  } catch {
    return undefined
  }
}
