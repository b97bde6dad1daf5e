import { statSync } from 'node:fs'
import { relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Output } from './output.ts'

/** One run of the command, which gives its exit code. It calls `onFile` before it reads a file, or looks for one. */
export type WatchedRun = (onFile: (path: string) => void) => Promise<0 | 1>

/** How often files are looked at, in milliseconds. */
const pause = 200

/**
 * Runs again whenever a file that was read has changed, is gone or has come, until the signal. Files are asked for their state:
 * that also works in containers and on shared drives, and where an editor replaces a file instead of writing it. Returns the exit
 * code: 1 where there is no file to watch.
 */
export async function watchFiles(run: WatchedRun, output: Output, signal: AbortSignal): Promise<0 | 1> {
  let seen: ReadonlyMap<string, string> = new Map()
  while (!signal.aborted) {
    seen = await filesOf(run, seen)
    if ([...seen.values()].every((state) => state === '')) return 1
    output.say(`Watching ${listed([...seen.keys()])}. Ctrl+C ends it.`)
    const changed = await nextChange(seen, signal)
    if (changed !== undefined) output.say(`\n${shown(changed)} has changed`)
  }
  return 0
}

/** The states of all files that a run reads, each from before it was read. A run that failed may have read too few: those before it stay. */
async function filesOf(run: WatchedRun, before: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string>> {
  const kept = new Map([...before.keys()].map((path) => [path, stateOf(path)]))
  const read = new Map<string, string>()
  const code = await run((path) => read.has(path) || read.set(path, stateOf(path)))
  return code === 0 ? read : new Map([...kept, ...read])
}

/** The file that changes next; `undefined` once the signal has come. */
async function nextChange(seen: ReadonlyMap<string, string>, signal: AbortSignal): Promise<string | undefined> {
  while (!signal.aborted) {
    for (const [path, state] of seen) if (stateOf(path) !== state) return path
    await sleep(pause, undefined, { signal }).catch(() => undefined)
  }
  return undefined
}

/** Tells one content of a file from the next; empty where there is no file. */
function stateOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false })
  return found ? `${found.mtimeMs} ${found.size} ${found.ino}` : ''
}

const shown = (path: string): string => relative(process.cwd(), path) || path

/** Up to three names, then how many more; files that are only looked for are left out. */
function listed(paths: readonly string[]): string {
  const names = paths.filter((path) => stateOf(path) !== '').map(shown)
  const rest = names.length - 3
  return names.slice(0, 3).join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}
