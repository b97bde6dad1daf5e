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

/** Next's route handler; `up` leads from its folder to that of `lisa-server`. */
export const nextRouteFile = (up: string): string => `import { answer } from '${up}lisa-server'

export { answer as DELETE, answer as GET, answer as HEAD, answer as OPTIONS, answer as PATCH, answer as POST, answer as PUT }
`

/** Next's page; `up` leads from its folder to that of `lisa-app`. */
export const nextPageFile = (up: string, isReading: boolean): string =>
  isReading
    ? `import { connection } from 'next/server'
import { LisaApp } from '${up}lisa-app'
import { readPage } from '${up}lisa-server'

// With Cache Components Next wants to know that the whole page waits for its data.
export const instant = false

export default async function Page() {
  await connection() // for each request, never while the application is built
  return <LisaApp state={await readPage()} />
}
`
    : `import { LisaApp } from '${up}lisa-app'

export default function Page() {
  return <LisaApp />
}
`

/** React Router's resource route. */
export const routerServerFile = `import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { answer } from '../lisa.server'

export const loader = ({ request }: LoaderFunctionArgs): Promise<Response> => answer(request)
export const action = ({ request }: ActionFunctionArgs): Promise<Response> => answer(request)
`

/** React Router's page. */
export const routerPageFile = (isReading: boolean): string =>
  isReading
    ? `import { type PrefetchedState, pageStatus } from 'lisa-query'
import { data } from 'react-router'
import { LisaApp } from '../lisa-app'
import { readPage } from '../lisa.server'

/** With \`Retry-After\`, and a failure in no cache. */
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders

export async function loader() {
  const state = await readPage()
  return data(state, pageStatus(state))
}

export default function Page({ loaderData }: { loaderData: PrefetchedState }) {
  return <LisaApp state={loaderData} />
}
`
    : `import { LisaApp } from '../lisa-app'

export default function Page() {
  return <LisaApp />
}
`
