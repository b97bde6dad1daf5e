import type { LisaClient } from '../index.ts'

/** Who said what lately below one client. */
interface Saying {
  text: string
  speaker: unknown
  at: number
}

const sayings = new WeakMap<LisaClient, Saying[]>()

/** Components that say the same within a second are about the same thing. */
const sameThing = 1_000

/** Whether no other component of this client has just said the same: twenty widgets at one rate limit speak with one voice. */
export function isFirstToSay(client: LisaClient, text: string, speaker: unknown): boolean {
  const at = client.options.clock.now()
  const lately = (sayings.get(client) ?? []).filter((saying) => at - saying.at < sameThing)
  const isFirst = lately.every((saying) => saying.text !== text || saying.speaker === speaker)
  sayings.set(client, isFirst ? [...lately, { text, speaker, at }] : lately)
  return isFirst
}
