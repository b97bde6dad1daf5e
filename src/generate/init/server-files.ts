import { quoted } from '../print/text.ts'
import type { FirstPage } from './first-page.ts'

export interface ServerFacts {
  page: FirstPage
  /** Where the generated folder is seen from: `./lisa`; `undefined` without a document. */
  generated: string | undefined
  /** Where the API lives. */
  baseUrl: string
  /** Whether the framework renders on the server: pages then read there. */
  isRendering: boolean
}

/** The server's half: the gateway where there is a key, else a sandbox. */
export function serverFile({ page: { list, create }, generated, baseUrl, isRendering }: ServerFacts): string {
  const endpoints = [create?.endpoint, list?.endpoint].filter((name) => name !== undefined).sort()
  const core = generated ? `${generated}/core` : 'lisa-query/core'
  const reading = isRendering && list ? ['createLisaClient', 'type PrefetchedState', 'prefetchLisa'] : []
  const imports = [
    ...importOf(generated ? reading : [...reading, ...endpoints], 'lisa-query/core'),
    "import { createSandbox } from 'lisa-query/sandbox'",
    "import { createLisaGateway } from 'lisa-query/server'",
    ...(generated ? importOf(endpoints, core) : []),
    ...(generated ? [`import * as endpoints from '${core}'`, `import { answers } from '${generated}/sandbox'`] : []),
  ]
  return `${imports.join('\n')}

const path = '/api/lisa'

/** What your server knows and no browser learns. */
type Environment = Readonly<Record<string, string | undefined>>

/** Answers what pages ask of \`/api/lisa\`: LiSA itself where there is a key, else a sandbox while you develop. */
export function createServer(environment: Environment): (request: Request) => Promise<Response> {
  const { LISA_API_KEY: key, LISA_BASE_URL: baseUrl, NODE_ENV } = environment
  if (!key) return NODE_ENV === 'production' ? withoutKey() : sandbox()
  const gateway = createLisaGateway({
    baseUrl: baseUrl || '${baseUrl}',
    authorization: () => \`ApiKey \${key}\`,
    path,
    // Anybody may read these. Name here what your pages show, and nothing else.
    public: [${list?.endpoint ?? ''}],
    // Say who is of your team: with a session of yours, from the cookies of the request. Until then nobody is.
    private: { endpoints: [${create?.endpoint ?? ''}], allow: () => false },
  })
  return (request) => gateway.fetch(request)
}

/** Customers never see what a sandbox invents. */
function withoutKey(): (request: Request) => Promise<Response> {
  console.error('LISA_API_KEY is not in the environment of this server: /api/lisa answers 503. Not every server reads .env.local by itself.')
  return () => Promise.resolve(Response.json({ errors: 'The server has no key' }, { status: 503 }))
}

function sandbox(): (request: Request) => Promise<Response> {
  const lisa = createSandbox({ ${generated ? 'endpoints, answers, ' : ''}basePath: path${create ? ', rules' : ''} })
  return (request) => {
    const headers = new Headers(request.headers)
    headers.set('authorization', 'ApiKey sandbox')
    return lisa.fetch(new Request(request, { headers }))
  }
}
${create ? rulesText(create) : ''}${isRendering ? sharedText : ''}${isRendering && list ? readingText(list) : ''}`
}

const importOf = (names: readonly string[], from: string): string[] =>
  names.length > 0 ? [`import { ${sorted(names).join(', ')} } from '${from}'`] : []

/** In the order of the names, whether they are types or not. */
const sorted = (names: readonly string[]): string[] => {
  const bare = (name: string): string => name.replace('type ', '').toLowerCase()
  return [...names].sort((a, b) => (bare(a) < bare(b) ? -1 : 1))
}

const sharedText = `
/** Pages and routes may be bundled apart: by the global object they share one server, with one cache and one sandbox. Start it again after a change here. */
const shared = globalThis as { lisaServer?: (request: Request) => Promise<Response> }

shared.lisaServer ??= createServer(process.env)

export const answer: (request: Request) => Promise<Response> = shared.lisaServer
`

const readingText = ({ endpoint }: NonNullable<FirstPage['list']>): string => `
/** What the page shows from its first HTML on, good or bad. It is read within this process, as a visitor would. */
export const readPage = (): Promise<PrefetchedState> =>
  prefetchLisa(createLisaClient({ baseUrl: \`http://app.internal\${path}\`, fetch: answer }), [${endpoint}])
`

const rulesText = ({ route, field, isLocalized }: NonNullable<FirstPage['create']>): string => `
/** What the sandbox refuses with a 422, besides what the document says. */
const rules = {
  '${route}': ({ ${field} }: Readonly<Record<string, unknown>>, add: (path: string, message: string) => void) => {
    const text = ${isLocalized ? `Object.values(Object(${field})).join('')` : `String(${field})`}
    if (text.trim() === '') add('${field}', "can't be blank")
  },
}
`

export const environmentFile = (
  baseUrl: string,
): string => `# Copy this to .env.local, and see that .gitignore keeps that out of the repository. Without a key, a sandbox answers while you
# develop; in production the key has to be in the environment of the server.
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
