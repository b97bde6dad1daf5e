import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Generated, generate } from 'lisa-query/generate'
import { expect, it } from 'vitest'
import config from '../../lisa-assumed.config.ts'
import { parsed } from './parsed.ts'

/** What comes of the document that says what is known and assumed about LiSA. */
const own = async (): Promise<Generated> => generate(await parsed('src/endpoints/lisa-assumed.yaml'), config)

it('gives the endpoints and hooks of this package, byte by byte', async () => {
  const { files } = await own()
  expect([...files.keys()].sort()).toMatchInlineSnapshot(`
    [
      "endpoints/channels.ts",
      "endpoints/media-items.ts",
      "endpoints/notifications.ts",
      "endpoints/products.ts",
      "endpoints/schemas.ts",
      "endpoints/shows.ts",
      "endpoints/touches.ts",
      "hooks/channels.ts",
      "hooks/media-items.ts",
      "hooks/notifications.ts",
      "hooks/products.ts",
      "hooks/shows.ts",
    ]
  `)
  for (const [name, text] of files) expect(readFileSync(join('src', name), 'utf8')).toBe(text)
})

it('says of each operation whether it is documented or assumed, and where', async () => {
  const { report } = await own()
  const documented = report.operations.filter(({ status }) => status === 'documented')
  expect(documented.map(({ name }) => name)).toEqual(['notifyProductUpdate'])
  for (const { source } of documented) expect(source.externalDocs).toMatchObject({ url: expect.stringContaining('https://') })
  expect(report.operations.filter(({ status }) => status === undefined)).toEqual([])
})

it('gives the table of the README', async () => {
  const { report } = await own()
  const operations = [...report.operations].sort((a, b) => Number(b.isRead) - Number(a.isRead))
  const rows = ['Shows', 'Products', 'Channels', 'Media Items', 'Notifications']
    .flatMap((tag) => operations.filter(({ source }) => (source.tags as string[])[0] === tag))
    .map(({ hook, name, method, path, pathNames, query, isRead, status, source }) => {
      const fields = query.fields.map((field) => field.name).filter((field) => field !== 'cursor')
      const given = isRead ? [...pathNames, ...(fields.length > 0 ? [`{ ${fields.join(', ')} }`] : [])] : []
      const url = (source.externalDocs as { url: string } | undefined)?.url
      const known = url ? `[${status}](${url})` : status
      return `| \`${hook}(${given.join(', ')})\` | \`${name}\` | \`${method.toUpperCase()} ${path}\` | ${known} |`
    })
  const [, table] =
    /\n\| hook \| endpoint \| request \| \|\n\|---\|---\|---\|---\|\n((?:\|.*\n)+)/.exec(readFileSync('README.md', 'utf8')) ?? []
  expect(table).toBe(`${rows.join('\n')}\n`)
})
