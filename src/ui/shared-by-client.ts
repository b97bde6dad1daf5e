import type { LisaClient } from '../index.ts'

/** A text that a component has announced to screen readers; other components do not repeat it. */
interface Announcement {
  text: string
  speaker: unknown
  at: number
}

/** What the components below one client share, as long as the same person is signed in. */
interface Shared {
  announcements: Announcement[]
  /** Opens the dialog of the `AuthPrompt` that has its own form; `onAttempt` runs when the user signs in there. */
  openSignIn?: ((onAttempt: () => void) => void) | undefined
  /** Bars on the page that offer to sign in. */
  signInBars: SignInBars
}

/** The bars that are shown now, for notices to know of. */
interface SignInBars {
  /** Counts a bar until the function that it gives is called. */
  add: () => () => void
  hasAny: () => boolean
  subscribe: (listener: () => void) => () => void
}

const createShared = (): Shared => ({ announcements: [], signInBars: createSignInBars() })

function createSignInBars(): SignInBars {
  const listeners = new Set<() => void>()
  let count = 0
  const change = (by: 1 | -1): void => {
    count += by
    for (const listener of listeners) listener()
  }
  return {
    add: () => {
      change(1)
      return () => change(-1)
    },
    hasAny: () => count > 0,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** What is shared below this client. */
export const sharedBy = (client: LisaClient): Shared => client.perPerson(createShared)

/** Components that say the same within a second are about the same thing. */
const sameThing = 1_000

/** Whether no other component of this client has just announced the same text: twenty widgets at one rate limit announce it once. */
export function isFirstToSay(client: LisaClient, text: string, speaker: unknown): boolean {
  const shared = sharedBy(client)
  const at = client.options.clock.now()
  const lately = shared.announcements.filter((announcement) => at - announcement.at < sameThing)
  const isFirst = lately.every((announcement) => announcement.text !== text || announcement.speaker === speaker)
  shared.announcements = isFirst ? [...lately, { text, speaker, at }] : lately
  return isFirst
}
