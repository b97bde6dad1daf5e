import { expect, test } from 'vitest'
import { findChromium, type Machine, provideChromium } from './chromium.ts'

test('LISA_CHROMIUM is taken before any other', () => {
  const { machine } = machineWith(['/mine', '/usr/bin/chromium'], { env: { LISA_CHROMIUM: '/mine' } })
  expect(findChromium(machine)).toBe('/mine')
})

test('a LISA_CHROMIUM that does not start is an error, not a reason to look further', () => {
  const { machine } = machineWith(['/usr/bin/chromium'], { env: { LISA_CHROMIUM: '/mine' } })
  expect(() => findChromium(machine)).toThrow('LISA_CHROMIUM names /mine')
})

test.each([
  ['linux', 'its own folder', '/cache/playwright/chrome'],
  ['linux', 'a folder of the PATH', '/odd/bin/google-chrome'],
  ['linux', 'a usual folder', '/snap/bin/chromium'],
  ['darwin', 'the applications', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ['darwin', "a person's applications", '/Users/lisa/Applications/Chromium.app/Contents/MacOS/Chromium'],
  ['win32', 'the programs', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
  ['win32', "Windows' own", 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
] as const)('finds a browser on %s in %s', (platform, _where, file) => {
  const { machine, commands } = machineWith([file], { platform })
  expect(provideChromium(machine)).toBe(file)
  expect(commands).toEqual([])
})

test('without a browser Playwright fetches one', () => {
  const { machine, commands } = machineWith([], { brings: { npx: '/cache/playwright/chrome' } })
  expect(provideChromium(machine)).toBe('/cache/playwright/chrome')
  expect(commands).toEqual(['npx playwright install chromium'])
})

test("a download that fails falls through to Debian's package", () => {
  const { machine, commands } = machineWith([], { brings: { 'apt-get': '/usr/bin/chromium' } })
  expect(provideChromium(machine)).toBe('/usr/bin/chromium')
  expect(commands).toEqual([
    'npx playwright install chromium',
    'apt-get update',
    'apt-get install -y --no-install-recommends chromium fonts-liberation',
  ])
})

test('who is not root installs nothing, and is told what to do', () => {
  const { machine, commands } = machineWith([], { isRoot: false })
  expect(() => provideChromium(machine)).toThrow('or name it in LISA_CHROMIUM')
  expect(commands).toEqual(['npx playwright install chromium'])
})

test('if all fail, it says so', () => {
  const { machine } = machineWith([])
  expect(() => provideChromium(machine)).toThrow("Debian's package could not be installed")
})

interface Differences extends Partial<Machine> {
  /** The commands that succeed, and the file each of them brings. */
  brings?: Record<string, string>
}

function machineWith(
  files: string[],
  { brings = {}, ...differences }: Differences = {},
): { machine: Machine; commands: string[] } {
  const commands: string[] = []
  const there = new Set(files)
  const machine: Machine = {
    platform: 'linux',
    env: {
      PATH: '/odd/bin:/usr/local/bin:.',
      HOME: '/Users/lisa',
      PROGRAMFILES: 'C:\\Program Files',
      'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
    },
    isRoot: true,
    playwrights: '/cache/playwright/chrome',
    starts: (file) => there.has(file),
    run(command, ...args) {
      commands.push([command, ...args].join(' '))
      const file = brings[command]
      if (file !== undefined) there.add(file)
      return file !== undefined
    },
    ...differences,
  }
  return { machine, commands }
}
