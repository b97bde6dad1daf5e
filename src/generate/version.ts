import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The version of this package, wherever in it the code stands. */
export function packageVersion(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const found = read(join(folder, 'package.json'))
    if (found?.name === 'lisa-query' && found.version) return found.version
  }
  return '0.0.0'
}

function read(path: string): { name?: string; version?: string } | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as { name?: string; version?: string }
  } catch {
    return undefined
  }
}
