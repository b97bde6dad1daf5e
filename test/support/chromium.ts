import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { posix, win32 } from 'node:path'
import { chromium } from '@playwright/test'

/** What the finder needs to know of a machine, so that a test can bring machines of its own. */
export interface Machine {
  platform: NodeJS.Platform
  env: Record<string, string | undefined>
  isRoot: boolean
  /** Where Playwright keeps the browser that it downloads. */
  playwrights: string
  /** Whether this file is a browser that starts. */
  starts(file: string): boolean
  /** Runs a command in view of the person, and says whether it succeeded. */
  run(command: string, ...args: string[]): boolean
}

/** The browser of the tests: `LISA_CHROMIUM`, Playwright's own, or an installed Chromium, Chrome or Edge. */
export function findChromium(machine: Machine = thisMachine): string | undefined {
  const named = machine.env.LISA_CHROMIUM
  if (named === undefined) return [machine.playwrights, ...usualPlaces(machine)].find(machine.starts)
  if (machine.starts(named)) return named
  throw new Error(`LISA_CHROMIUM names ${named}, which is no browser that starts.`)
}

/** As `findChromium`; where there is none, Playwright fetches one, or else Debian's package is installed. Throws if all fail. */
export function provideChromium(machine: Machine = thisMachine): string {
  const { platform, isRoot, run } = machine
  const installs = [
    () => run('npx', 'playwright', 'install', 'chromium'),
    () =>
      platform === 'linux' &&
      isRoot &&
      run('apt-get', 'update') &&
      run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'),
  ]
  for (const install of [() => true, ...installs]) {
    const found = install() && findChromium(machine)
    if (found) return found
  }
  throw new Error(
    'The browser tests need Chromium, Chrome or Edge: none is installed, Playwright could not fetch one, ' +
      `and Debian's package ${isRoot ? 'could not be installed' : 'is only installed for root'}. ` +
      'Install one, or name it in LISA_CHROMIUM.',
  )
}

/** Playwright's global setup: its workers inherit what is found here. */
export default function setup(): void {
  process.env.LISA_CHROMIUM = provideChromium()
  console.log(`Browser: ${process.env.LISA_CHROMIUM}`)
}

function usualPlaces({ platform, env }: Machine): string[] {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
      ['', env.HOME ?? ''].map((home) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`),
    )
  }
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
      folder === undefined
        ? []
        : [
            'Google\\Chrome\\Application\\chrome.exe',
            'Chromium\\Application\\chrome.exe',
            'Microsoft\\Edge\\Application\\msedge.exe',
          ].map((path) => win32.join(folder, path)),
    )
  }
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
  ]
  const folders = [...(env.PATH ?? '').split(':'), '/usr/bin', '/snap/bin', '/opt/google/chrome'].filter(posix.isAbsolute)
  return names.flatMap((name) => folders.map((folder) => posix.join(folder, name)))
}

const tenMinutes = 600_000

export const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  isRoot: process.getuid?.() === 0,
  playwrights: chromium.executablePath(),
  // Ubuntu's chromium-browser may be a note that says where to get one; Windows opens a window for `--version`.
  starts: (file) =>
    existsSync(file) && (process.platform !== 'linux' || spawnSync(file, ['--version'], { timeout: 30_000 }).status === 0),
  run(command, ...args) {
    console.log(`$ ${[command, ...args].join(' ')}`)
    const { status } = spawnSync(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: tenMinutes,
      shell: process.platform === 'win32',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    return status === 0
  },
}
