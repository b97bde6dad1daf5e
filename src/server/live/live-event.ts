/** A change as pages are told of it: which public paths have changed, without their answers. */
export interface LiveEvent {
  /** Grows with every change, over all instances. */
  version: number
  /** Tells apart two events with one version, after the store's count has restarted. */
  key: string
  /** Empty for a change of private data: pages are not told of it. */
  paths: readonly string[]
}

/** The event in a message between instances; `undefined` for anything else. */
export function liveEventFrom(message: string): LiveEvent | undefined {
  try {
    const { version, key, paths } = Object(JSON.parse(message)) as Record<string, unknown>
    const arePaths = Array.isArray(paths) && paths.every((path) => typeof path === 'string')
    return typeof version === 'number' && typeof key === 'string' && arePaths ? { version, key, paths } : undefined
  } catch {
    return undefined
  }
}

/** The position up to which a page has got all changes. */
export interface LivePosition {
  version: number
  /** When, in epoch milliseconds: a store that has been emptied counts the same versions again. */
  at: number
}

// Events as Server-Sent Events write them. `spread` says over how many milliseconds the pages spread their reads.

export const change = ({ version, paths }: LiveEvent, position: LivePosition, spread: number): string =>
  written('change', position, { version, paths, spread })

/** A page that may have missed something reads everything again. */
export const resync = (position: LivePosition, spread: number): string =>
  written('resync', position, { version: position.version, spread })

/** Nothing has changed, and the connection works. */
export const beat = (position: LivePosition): string => `id:${idOf(position)}\nevent:beat\ndata:{}\n\n`

/** The position in an event's id, which a page sends when it comes back; `undefined` for any other text. */
export function positionFrom(id: string): LivePosition | undefined {
  return /^\d{14,25}$/.test(id) ? { at: Number(id.slice(0, timeDigits)), version: Number(id.slice(timeDigits)) } : undefined
}

const timeDigits = 13

/** A position as an event's id, and as `X-Lisa-Live`. */
export const idOf = ({ version, at }: LivePosition): string => `${String(Math.floor(at)).padStart(timeDigits, '0')}${version}`

const written = (type: string, position: LivePosition, data: object): string =>
  `id: ${idOf(position)}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`
