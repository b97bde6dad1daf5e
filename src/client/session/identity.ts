import { namedError } from '../abort.ts'
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
export const isSomebodyElse = (session: Identified): boolean => hasReplaced(session, session.identity)

/** Whether the application says that somebody else is signed in now than this person. */
export function hasReplaced(session: Pick<Identified, 'config'>, person: string | undefined): boolean {
  return person !== undefined && (currentIdentity(session) ?? person) !== person
}

const replaced = 'Another person has signed in'

/** Why a write was not sent: it was asked for by the person before. */
export const replacedPerson = (): Error => namedError('AbortError', replaced)

/** Whether a write failed because of that, and was not sent. */
export const isOfPersonBefore = (error: Error | undefined): boolean => (error?.cause as Error | undefined)?.message === replaced

/** Who is signed in now, as far as the application says it. */
export function currentIdentity({ config }: Pick<Identified, 'config'>): string | undefined {
  try {
    return config.identity?.()
  } catch {
    return undefined
  }
}
