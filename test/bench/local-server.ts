import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface LocalServer {
  baseUrl: string
  /** How many requests to such a path were answered so, or with any status. */
  count(path: RegExp, status?: number): number
  close(): void
}

/** Real HTTP on a port of its own, counted. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>,
): Promise<LocalServer> {
  const counted: { path: string; response: ServerResponse }[] = []
  const server = createServer((request, response) => {
    counted.push({ path: request.url ?? '', response })
    void answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: (path, status) =>
      counted.filter((each) => path.test(each.path) && (status === undefined || each.response.statusCode === status)).length,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

export function json(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

/** The show that a path asks for. */
export const showAt = (path: string): { id: string; title: { '*': string } } => {
  const id = path.split('/').at(-1) ?? ''
  return { id, title: { '*': `Show ${id}` } }
}
