import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { playerMessages } from 'lisa-query/player/core'
import { expect, test } from 'vitest'

const guide = readFileSync('docs/player.md', 'utf8')
const rows = guide.split('\n')

test.each(Object.entries(playerMessages))('the guide says of %s where it goes and what it rests on', (type, definition) => {
  const direction = definition.from && definition.to ? 'both' : definition.from ? 'from the player' : 'to the player'
  const row = rows.filter((line) => line.startsWith(`| \`${type}\` |`))
  expect(row).toHaveLength(1)
  expect(row[0]).toContain(`| ${direction} | ${definition.basis} |`)
})

test('every sample of the guide compiles against the public names', () => {
  const folder = '.cache/player-guide'
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const samples = [...guide.matchAll(/^```(tsx?)\n([\s\S]*?)^```$/gm)]
  expect(samples.length).toBeGreaterThan(4)
  for (const [nth, [, language = '', code = '']] of samples.entries()) {
    writeFileSync(`${folder}/sample-${nth}.${language}`, `${code}export {}\n`)
  }
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify({ extends: '../../tsconfig.json', include: ['.'] }))
  const tsc = ['node_modules/typescript/bin/tsc', '-p', folder, '--pretty', 'false']
  const complaints = (): string => {
    try {
      return execFileSync(process.execPath, tsc, { encoding: 'utf8' })
    } catch (error) {
      return (error as { stdout: string }).stdout
    }
  }
  expect(complaints()).toBe('')
})
