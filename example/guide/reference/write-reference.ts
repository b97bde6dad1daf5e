import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor'
import { ApiModel } from '@microsoft/api-extractor-model'
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
const found = entries.map(({ path, types }) => {
  const file = `api-${path.replace(/^\.\/?/, '').replaceAll('/', '-') || 'main'}`
  const model = `${reports}/${file}.api.json`
  analyse(types, model)
  const items = new ApiModel().loadPackage(model).entryPoints.flatMap(({ members }) => members)
  return { entry: path.replace('.', name), file, items }
})
const main = found.find(({ entry }) => entry === name)?.items ?? []
for (const { entry, file, items } of found) writeFileSync(`${pages}/${file}.md`, referencePage(entry, items, main))
writeFileSync(`${pages}/api.md`, entriesPage(found, main))

/** Writes what API Extractor finds in the declarations at `types` to `model`. */
function analyse(types: string, model: string): void {
  const quiet = { default: { logLevel: ExtractorLogLevel.None } }
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: `${root}/package.json`,
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: `${root}/${types}`,
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            lib: ['es2023', 'dom', 'dom.iterable'],
            target: 'es2022',
            module: 'esnext',
            moduleResolution: 'bundler',
            jsx: 'react-jsx',
            strict: true,
            skipLibCheck: true,
            types: [],
          },
        },
      },
      apiReport: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      docModel: { enabled: true, apiJsonFilePath: model },
      messages: { extractorMessageReporting: quiet, tsdocMessageReporting: quiet, compilerMessageReporting: quiet },
    },
  })
  const { succeeded } = Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      message.handled = true
    },
  })
  if (!succeeded) throw new Error(`The types of ${types} could not be read`)
}
