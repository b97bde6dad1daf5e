import type { LisaClientOptions } from 'lisa-query/core'
import { type DeviceTime, placeNow } from './device-time.ts'
import { type Lisa, type Person, people } from './lisa.ts'
import type { Random } from './random.ts'

/** What all tabs of the browser know of who is signed in, as an application keeps it. */
export interface SignedIn {
  person: Person | undefined
  key: string | undefined
}

interface Options {
  time: DeviceTime
  random: Random
  lisa: Lisa
  /** Where the application's own server answers, through the storm. */
  api: () => string
  hasIdentity: boolean
}

/** The application's side of the session: who is signed in, how a key is renewed, and how somebody signs in. */
export function createSignIn({ time, random, lisa, api, hasIdentity }: Options) {
  const signedIn: SignedIn = { person: undefined, key: undefined }
  const enter = (person: Person): void => {
    Object.assign(signedIn, { person, key: lisa.signIn(person) })
  }
  const leave = (): void => {
    Object.assign(signedIn, { person: undefined, key: undefined })
  }

  const refresh = async ({ signal }: { signal: AbortSignal }): Promise<void> => {
    const { person } = signedIn
    const answer = await fetch(`${api()}/token`, { method: 'POST', body: JSON.stringify({ person }), signal })
    if (answer.status === 401) throw new Error('revoked')
    // The application takes every other failure for one that passes.
    if (!answer.ok) throw new TypeError(`status ${answer.status}`)
    const { key } = (await answer.json()) as { key: string }
    if (signedIn.person === person) signedIn.key = key
  }

  const signIn = async (): Promise<void> => {
    const length = random.between(500, 8_000)
    await new Promise<void>((resolve) => time.after(length, resolve, placeNow()))
    if (random.chance(0.2)) throw new Error('The person closed the window')
    // Whoever is signed in already signs in again; another person takes over only where the application can say so.
    const known = signedIn.person
    const isAnother = known !== undefined && hasIdentity && random.chance(0.2)
    enter(known === undefined || isAnother ? random.pick(people) : known)
  }

  const options: Partial<LisaClientOptions> = {
    authorization: () => (signedIn.key === undefined ? undefined : `ApiKey ${signedIn.key}`),
    refresh,
    signIn,
    ...(hasIdentity && { identity: () => signedIn.person }),
  }
  return { signedIn, enter, leave, options }
}
