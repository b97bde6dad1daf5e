import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ApiModel } from '@microsoft/api-extractor-model'
import { analyse } from './analyse.ts'
import { entriesPage, referencePage } from './reference-page.ts'

// `npm run guide:api`: the pages of the API reference, out of the built types and their comments.

const root = fileURLToPath(new URL('../../..', import.meta.url))
const pages = `${root}/example/guide/pages`
const reports = `${root}/.cache/api`

interface Manifest {
  name: string
  exports: Record<string, string | { types?: string }>
}

const { name, exports }: Manifest = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'))
const entries = Object.entries(exports).flatMap(([path, target]) =>
  typeof target === 'object' && target.types && !path.endsWith('.css') ? [{ path, types: target.types }] : [],
)

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const read = entries.map(({ path, types }) => {
  const file = `api-${path.replace(/^\.\/?/, '').replaceAll('/', '-') || 'main'}`
  return { path, file, types: `${root}/${types}`, model: `${reports}/${file}.api.json` }
})
analyse(read)
const found = read.map(({ path, file, model }) => {
  const items = new ApiModel().loadPackage(model).entryPoints.flatMap(({ members }) => members)
  return { entry: path.replace('.', name), file, items }
})
const main = found.find(({ entry }) => entry === name)?.items ?? []
for (const { entry, file, items } of found) writeFileSync(`${pages}/${file}.md`, referencePage(entry, items, main))
writeFileSync(`${pages}/api.md`, entriesPage(found, main))
