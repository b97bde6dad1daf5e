import { readFileSync } from 'node:fs'
import { playerMessages } from 'lisa-query/player/core'
import { expect, test } from 'vitest'

const guide = readFileSync('example/guide/pages/player.md', 'utf8')
const rows = guide.split('\n')

test.each(Object.entries(playerMessages))('the guide says of %s where it goes and what it rests on', (type, definition) => {
  const direction = definition.from && definition.to ? 'both' : definition.from ? 'from the player' : 'to the player'
  const row = rows.filter((line) => line.startsWith(`| \`${type}\` |`))
  expect(row).toHaveLength(1)
  expect(row[0]).toContain(`| ${direction} | ${definition.basis} |`)
})
