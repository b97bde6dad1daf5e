import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import type { Frame, Page } from '@playwright/test'
import type * as Core from 'lisa-query/core'
import { build, type Rolldown } from 'vite'

/** A server of pages without content, which also answers as LiSA does: keys that begin with `fresh-key` are good. */
export interface CoreServer {
  url: string
  /** How often a tab has refreshed its key. */
  refreshes: number
  close(): void
}

export async function serveCore(): Promise<CoreServer> {
  const core = await bundled()
  const served: CoreServer = { url: '', refreshes: 0, close: () => undefined }
  const server = createServer((request, response) => answer(request, response, served, core))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  served.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  served.close = () => {
    server.closeAllConnections()
    server.close()
  }
  return served
}

/** Runs the function in the page with `lisa-query/core`. */
export function inPage<T>(page: Page | Frame, work: (core: typeof Core) => Promise<T>): Promise<T> {
  return page.evaluate(`import('/core.js').then((core) => (${work})(core))`)
}

const anyOrigin = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization' }

function answer(
  { url: path = '', method, headers }: IncomingMessage,
  response: ServerResponse,
  served: CoreServer,
  core: string,
): void {
  const send = (status: number, type: string, body: string): void => {
    response.writeHead(status, { 'content-type': type, ...anyOrigin }).end(body)
  }
  if (path === '/' || path === '/other') send(200, 'text/html', '<!doctype html><title>Shop</title>')
  else if (path === '/core.js') send(200, 'text/javascript', core)
  else if (method === 'OPTIONS') response.writeHead(204, anyOrigin).end()
  else if (path === '/refresh') {
    served.refreshes += 1
    // As long as a real one takes, so that the other tab is refused meanwhile.
    setTimeout(() => send(200, 'text/plain', `fresh-key-${served.refreshes}`), 300)
  } else if (headers.authorization?.startsWith('ApiKey fresh-key')) send(200, 'application/json', '{"id":"42"}')
  else send(401, 'application/json', '{}')
}

/** `lisa-query/core` as one file, as a bundler makes it from the built package. */
async function bundled(): Promise<string> {
  const { output } = (await build({
    configFile: false,
    logLevel: 'error',
    plugins: [{ name: 'core', resolveId: (id) => (id === 'core' ? resolve('dist/core.js') : null) }],
    build: { write: false, rolldownOptions: { input: 'core', preserveEntrySignatures: 'strict' } },
  })) as Rolldown.RolldownOutput
  const [chunk] = output
  return chunk.code
}
