import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FirstPage } from './first-page.ts'
import type { Framework } from './framework.ts'
import { nextPageFile, nextRouteFile, routerPageFile, routerServerFile, vitePluginFile } from './framework-files.ts'
import { appFile, clientFile, pageFile } from './page-files.ts'
import { configFile, environmentFile, serverFile } from './server-files.ts'

export interface Plan {
  framework: Framework
  folder: string
  /** The document; `undefined` for none. */
  input: string | undefined
  page: FirstPage
  baseUrl: string | undefined
}

export interface Layout {
  /** The folder that is generated. */
  generated: string
  /** By their path in the project. */
  files: ReadonlyMap<string, string>
}

/** Which files a framework needs, and where. */
export function filesFor(plan: Plan): Layout {
  const { framework, folder, input, page, baseUrl = 'https://api.hello-lisa.com/v2' } = plan
  const base = baseOf(framework, folder)
  const at = (name: string): string => (base ? `${base}/${name}` : name)
  const generated = at('lisa')
  const importEnding = importEndingOf(framework)
  const isRendering = framework !== 'vite'
  const isReading = isRendering && page.list !== undefined
  const server = (from: string): string => serverFile({ page, baseUrl, generated: input && `${from}lisa`, isRendering })
  const common: [string, string][] = [
    ...(input ? [['lisa-query.config.ts', configFile(input, generated, importEnding)] as [string, string]] : []),
    ['.env.example', environmentFile(baseUrl)],
    [at('lisa-client.ts'), clientFile],
    [at('lisa-app.tsx'), appFile({ isClientOnly: framework === 'next', isHydrated: isReading })],
    [at('lisa-page.tsx'), pageFile(page, { hooks: input ? './lisa' : 'lisa-query' })],
  ]
  const own: Record<Framework, () => [string, string][]> = {
    vite: () => [
      ['lisa-server.ts', server('./src/')],
      ['lisa-vite.ts', vitePluginFile],
    ],
    next: () => {
      const app = at('app')
      return [
        [at('lisa-server.ts'), server('./')],
        [`${app}/api/lisa/[...path]/route.ts`, nextRouteFile('../../../../')],
        [`${app}/lisa/page.tsx`, nextPageFile('../../', isReading)],
      ]
    },
    'react-router': () => [
      // By this name it never gets into the browser's code.
      [at('lisa.server.ts'), server('./')],
      [at('routes/api.lisa.ts'), routerServerFile],
      [at('routes/lisa.tsx'), routerPageFile(isReading)],
    ],
  }
  const files = [...common, ...own[framework]()].map(([name, text]) => [name, importEnding ? withEndings(text) : text] as const)
  return { generated, files: new Map(files) }
}

/** How files name each other: Vite's template reads its configuration as Node does, so that it needs endings. */
export const importEndingOf = (framework: Framework): '' | '.ts' => (framework === 'vite' ? '.ts' : '')

/** The same code with `./lisa-page.tsx` for `./lisa-page`. */
const withEndings = (text: string): string =>
  text.replace(/(?<=from ')\.[^']+(?=')/g, (path) => {
    if (path.endsWith('/lisa')) return `${path}/index.ts`
    return /lisa-(app|page)$/.test(path) ? `${path}.tsx` : `${path}.ts`
  })

/** The folder of the application's source; empty for the project's own. */
function baseOf(framework: Framework, folder: string): string {
  if (framework === 'vite') return 'src'
  if (framework === 'react-router') return 'app'
  return existsSync(join(folder, 'src/app')) ? 'src' : ''
}
