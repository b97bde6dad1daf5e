import { mistake } from '../../errors/mistake.ts'
/** What the player should play: a show, a channel's current show, or the current show of all. */
export interface PlayerPlace {
  show?: string | number | undefined
  /** A channel's slug. */
  channel?: string | undefined
  /** Where the player is served from: `https://shop.hello-lisa.com`. Without it the address is a path. */
  origin?: string | URL | undefined
  /** Parameters that LiSA has told you about; it publishes none. */
  query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined
}

/**
 * The player's address: `/` for the current show, `/s/:id` for a show, `/channel/:slug` for a channel's current one. Throws a
 * `TypeError` where both are given, or a name is empty or no segment of a path.
 */
export function playerUrl({ show, channel, origin = '', query = {} }: PlayerPlace = {}): string {
  if (show !== undefined && channel !== undefined) throw mistake('player-place', 'playerUrl takes `show` or `channel`, not both')
  const path = show !== undefined ? `/s/${segment(show)}` : channel !== undefined ? `/channel/${segment(channel)}` : '/'
  const parameters = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, `${value}`]]))
  const search = new URLSearchParams(parameters).toString()
  return `${`${origin}`.replace(/\/+$/, '')}${path}${search && `?${search}`}`
}

function segment(name: string | number): string {
  const text = `${name}`
  if (/^\.{0,2}$/.test(text)) throw mistake('player-name', `playerUrl needs a name, not "${text}"`)
  return encodeURIComponent(text)
}
