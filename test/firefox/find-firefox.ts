import { posix, win32 } from 'node:path'
import { type Machine, thisMachine } from '../support/chromium.ts'

/** The Firefox of the tests: `LISA_FIREFOX`, an installed one, or Debian's package, which is installed for root. Throws if all fail. */
export function provideFirefox(machine: Machine = thisMachine): string {
  const { platform, env, isRoot, starts, run } = machine
  const named = env.LISA_FIREFOX
  if (named !== undefined) {
    if (starts(named)) return named
    throw new Error(`LISA_FIREFOX names ${named}, which is no browser that starts.`)
  }
  const find = (): string | undefined => usualPlaces(machine).find(starts)
  const install = (): boolean =>
    platform === 'linux' &&
    isRoot &&
    run('apt-get', 'update') &&
    run('apt-get', 'install', '-y', '--no-install-recommends', 'firefox-esr', 'fonts-liberation')
  const found = find() ?? (install() ? find() : undefined)
  if (found) return found
  throw new Error(
    'These tests need Firefox: none is installed, ' +
      `and Debian's package ${isRoot ? 'could not be installed' : 'is only installed for root'}. ` +
      'Install it, or name it in LISA_FIREFOX.',
  )
}

/** Playwright's global setup: its workers inherit what is found here. */
export default function setup(): void {
  process.env.LISA_FIREFOX = provideFirefox()
  console.log(`Browser: ${process.env.LISA_FIREFOX}`)
}

function usualPlaces({ platform, env }: Machine): string[] {
  if (platform === 'darwin') {
    return ['', env.HOME ?? ''].map((home) => `${home}/Applications/Firefox.app/Contents/MacOS/firefox`)
  }
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
      folder === undefined ? [] : [win32.join(folder, 'Mozilla Firefox\\firefox.exe')],
    )
  }
  const folders = [...(env.PATH ?? '').split(':'), '/usr/bin', '/snap/bin'].filter(posix.isAbsolute)
  return ['firefox', 'firefox-esr'].flatMap((name) => folders.map((folder) => posix.join(folder, name)))
}
