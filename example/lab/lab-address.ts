import { choices, latencies, numberIn, type Settings, statuses, waits } from './settings.ts'

/** What an address asks for, and what of it makes no sense. */
export interface Asked {
  settings: Settings
  /** The parts that were ignored, as they stand: `latency=soon`. */
  ignored: string[]
}

/** They stand in an address beside the settings: another sandbox, and something else that is to happen. */
const hatches = ['api', 'incident']
/** Sends the request at once: for a link to the very state, as `#/lab/429?send=yes`. */
const sending = ['send', 'yes'] as const
const none = 'none'

/** The settings of a row with what the address turned; whatever it cannot mean is ignored, and named. */
export function settingsAt(preset: Settings, search: string): Asked {
  // The unit comes first: it decides which numbers make sense.
  const parts = [...new URLSearchParams(search)].sort(([one], [other]) => Number(other === 'unit') - Number(one === 'unit'))
  const settings = { ...preset }
  const ignored: string[] = []
  const seen = new Set<string>()
  for (const [name, text] of parts) {
    if (hatches.includes(name) || (name === sending[0] && text === sending[1])) continue
    const value = seen.has(name) ? undefined : meant(name, text, settings.unit)
    if (value === undefined) ignored.push(`${name}=${text}`)
    else Object.assign(settings, { [name]: value === none ? undefined : value })
    seen.add(name)
  }
  return { settings, ignored }
}

/** The search of an address: what differs from the row's own settings, and what else the `search` of now asks for. */
export function searchFor(preset: Settings, settings: Settings, search = ''): string {
  const turned = turnedIn(preset, settings).map((name) => [name, String(settings[name] ?? none)])
  return new URLSearchParams([...turned, ...kept(search)]).toString()
}

/** Whether the address wants the request sent at once. */
export const isSentAt = (search: string): boolean => new URLSearchParams(search).get(sending[0]) === sending[1]

/** The search of an address that leads to the same settings, and to the state that they make. */
export function searchToState(preset: Settings, settings: Settings, search: string): string {
  return new URLSearchParams([...new URLSearchParams(searchFor(preset, settings, search)), [...sending]]).toString()
}

/** What goes along from row to row. */
export const searchBetweenRows = (search: string): string => new URLSearchParams(kept(search)).toString()

/** The names of the settings that are not as in the row. */
export const turnedIn = (preset: Settings, settings: Settings): (keyof Settings)[] =>
  (Object.keys(preset) as (keyof Settings)[]).filter((name) => settings[name] !== preset[name])

const kept = (search: string): string[][] => [...new URLSearchParams(search)].filter(([name]) => hatches.includes(name))

function meant(name: string, text: string, unit: Settings['unit']): string | number | undefined {
  if (name === 'latency') return numberIn(latencies, text)
  if (name === 'status') return text === none ? none : numberIn(statuses, text)
  if (name === 'retryAfter') return text === none ? none : numberIn(waits[unit], text)
  const isKnown = Object.hasOwn(choices, name) && Object.hasOwn(choices[name as keyof typeof choices], text)
  return isKnown ? text : undefined
}
