/** What pages are told: which public paths have changed, and nothing of their answers. */
export interface LiveEvent {
  /** Grows with every change, over all instances; also the event's id. */
  version: number
  paths: readonly string[]
}

/** The event in a message between instances; `undefined` for anything else. */
export function liveEventFrom(message: string): LiveEvent | undefined {
  try {
    const { version, paths } = Object(JSON.parse(message)) as Record<string, unknown>
    const isEvent = typeof version === 'number' && Array.isArray(paths) && paths.every((path) => typeof path === 'string')
    return isEvent ? { version, paths } : undefined
  } catch {
    return undefined
  }
}

/** The event as Server-Sent Events write it. `spread` says over how many milliseconds the pages spread their reads. */
export const written = ({ version, paths }: LiveEvent, spread: number): string =>
  `id: ${version}\nevent: change\ndata: ${JSON.stringify({ version, paths, spread })}\n\n`

/** A page that may have missed something reads everything again. */
export const resync = (version: number, spread: number): string =>
  `id: ${version}\nevent: resync\ndata: ${JSON.stringify({ version, spread })}\n\n`
