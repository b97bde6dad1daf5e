import { quoted } from '../print/text.ts'
import type { FirstPage } from './first-page.ts'

export interface ServerFacts {
  page: FirstPage
  /** Where the generated folder is seen from: `./lisa`; `undefined` without a document. */
  generated: string | undefined
  /** Where the API lives. */
  baseUrl: string
}

/** The server's half: the gateway where there is a key, else a sandbox. */
export function serverFile({ page: { list, create }, generated, baseUrl }: ServerFacts): string {
  const endpoints = [create?.endpoint, list?.endpoint].filter((name) => name !== undefined).sort()
  const core = generated ? `${generated}/core` : 'lisa-query/core'
  const named = endpoints.length > 0 ? [`import { ${endpoints.join(', ')} } from '${core}'`] : []
  const own = generated ? [`import * as endpoints from '${core}'`, `import { answers } from '${generated}/sandbox'`] : []
  const imports = [
    ...(generated ? [] : named),
    "import { createSandbox } from 'lisa-query/sandbox'",
    "import { createLisaGateway } from 'lisa-query/server'",
    ...(generated ? [...named, ...own] : own),
  ]
  return `${imports.join('\n')}

const path = '/api/lisa'

/** What your server knows and no browser learns. */
type Environment = Readonly<Record<string, string | undefined>>

/** Answers what pages ask of \`/api/lisa\`: LiSA itself where there is a key, else a sandbox. */
export function createServer({ LISA_API_KEY: key, LISA_BASE_URL: baseUrl }: Environment): (request: Request) => Promise<Response> {
  if (!key) return sandbox()
  const gateway = createLisaGateway({
    baseUrl: baseUrl || '${baseUrl}',
    authorization: () => \`ApiKey \${key}\`,
    path,
    // Anybody may read these. Name here what your pages show, and nothing else.
    public: [${list?.endpoint ?? ''}],
    // Say who is of your team: with a session of yours, from the cookies of the request.
    private: { endpoints: [${create?.endpoint ?? ''}], allow: () => false },
  })
  return (request) => gateway.fetch(request)
}

function sandbox(): (request: Request) => Promise<Response> {
  const lisa = createSandbox({ ${generated ? 'endpoints, answers, ' : ''}basePath: path${create ? ', rules' : ''} })
  return (request) => {
    const headers = new Headers(request.headers)
    headers.set('authorization', 'ApiKey sandbox')
    return lisa.fetch(new Request(request, { headers }))
  }
}
${create ? rulesText(create) : ''}`
}

const rulesText = ({ route, field, isLocalized }: NonNullable<FirstPage['create']>): string => `
/** What the sandbox refuses with a 422, besides what the document says. */
const rules = {
  '${route}': ({ ${field} }: Readonly<Record<string, unknown>>, add: (path: string, message: string) => void) => {
    const text = ${isLocalized ? `Object.values(Object(${field})).join('')` : `String(${field})`}
    if (text.trim() === '') add('${field}', "can't be blank")
  },
}
`

/** Puts the server's half behind Vite's development server. */
export const vitePluginFile = `import { getRequestListener } from '@hono/node-server'
import { loadEnv, type Plugin } from 'vite'
import { createServer } from './lisa-server'

/** Answers \`/api/lisa\` while you develop; in production your own server calls \`createServer\`. */
export function lisa(): Plugin {
  return {
    name: 'lisa',
    configureServer({ config, middlewares }) {
      const listener = getRequestListener(createServer(loadEnv(config.mode, config.envDir || config.root, 'LISA_')))
      middlewares.use((request, response, next) => {
        if (request.url?.startsWith('/api/lisa/')) void listener(request, response)
        else next()
      })
    },
  }
}
`

/** Next's route handler; \`up\` leads from its folder to that of \`lisa-server\`. */
export const nextRouteFile = (up: string): string => `import { createServer } from '${up}lisa-server'

const handler = createServer(process.env)

export { handler as DELETE, handler as GET, handler as HEAD, handler as OPTIONS, handler as PATCH, handler as POST, handler as PUT }
`

/** Next's page; \`up\` leads from its folder to that of \`lisa-app\`. */
export const nextPageFile = (up: string): string => `import { LisaApp } from '${up}lisa-app'

export default function Page() {
  return <LisaApp />
}
`

/** React Router's resource route. */
export const routerServerFile = `import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { createServer } from '../lisa-server'

const answer = createServer(process.env)

export const loader = ({ request }: LoaderFunctionArgs): Promise<Response> => answer(request)
export const action = ({ request }: ActionFunctionArgs): Promise<Response> => answer(request)
`

/** React Router's page. */
export const routerPageFile = `import { LisaApp } from '../lisa-app'

export default function Page() {
  return <LisaApp />
}
`

export const environmentFile = (
  baseUrl: string,
): string => `# Copy this to .env (Next.js: .env.local), which stays out of the repository. Without a key, a sandbox answers.
LISA_API_KEY=
LISA_BASE_URL=${baseUrl}
`

export const configFile = (
  input: string,
  out: string,
  importEnding: string,
): string => `import { defineConfig } from 'lisa-query/generate'

export default defineConfig({
  input: ${quoted(input)},
  out: ${quoted(out)},
${importEnding ? `  importEnding: ${quoted(importEnding)},\n` : ''}})
`
