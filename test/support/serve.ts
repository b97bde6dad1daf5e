import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'

/** Something that answers over real HTTP. */
export interface Served {
  /** Without a slash at the end. */
  url: string
  /** Cuts what is still open, and resolves once the port is free. */
  close(): Promise<void>
}

/** Puts a `fetch` behind real HTTP on this machine; resolves once it listens, on a free port unless one is given. */
export function serve(fetch: (request: Request, env: HttpBindings) => Promise<Response>, port = 0): Promise<Served> {
  // Node's own Request and Response stay what they are, for the client that is tested in the same process.
  const server = createAdaptorServer({
    fetch: (request, env) => fetch(request, env as HttpBindings),
    overrideGlobalObjects: false,
  })
  const close = (): Promise<void> =>
    new Promise((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()))
      if ('closeAllConnections' in server) server.closeAllConnections()
    })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      // A server that listens on a port has an address that is an object.
      const address = server.address() as AddressInfo
      resolve({ url: `http://127.0.0.1:${address.port}`, close })
    })
  })
}
