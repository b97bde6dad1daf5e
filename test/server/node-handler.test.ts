import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { getShow, updateShow } from 'lisa-query/core'
import { createSandbox, type Sandbox } from 'lisa-query/sandbox'
import { createLisaGateway, type LisaGateway } from 'lisa-query/server'
import { expect, it, onTestFinished, vi } from 'vitest'

const patience = { timeout: 20_000 }

/** A gateway behind Node's own server; `around` stands for a framework. */
async function behindNode(
  around: (handler: LisaGateway['handler']) => (request: IncomingMessage, response: ServerResponse) => void = (handler) =>
    handler,
): Promise<{ origin: string; port: number; lisa: Sandbox }> {
  const lisa = createSandbox({ seed: 1 })
  const gateway = createLisaGateway({
    baseUrl: 'https://lisa.test/v2',
    authorization: () => 'ApiKey sandbox',
    fetch: lisa.fetch,
    public: [getShow],
    private: { endpoints: [updateShow], allow: () => true },
    webhook: { verify: () => true },
  })
  const server = createServer(around(gateway.handler))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    await gateway.close()
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, port, lisa }
}

const write = (origin: string, body: string): Promise<Response> =>
  fetch(`${origin}/api/lisa/shows/42`, {
    method: 'PATCH',
    body,
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
  })

/** Sends bytes as they are; gives the answer's first line. */
async function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.on('error', reject)
    socket.once('data', (data) => {
      resolve(String(data).split('\r\n')[0] ?? '')
      socket.destroy()
    })
  })
}

it('answers reads and writes behind Node’s own server', async () => {
  const { origin } = await behindNode()
  const read = await fetch(`${origin}/api/lisa/shows/42`)
  expect([read.status, read.headers.get('x-lisa-gateway'), (await read.json()).id]).toEqual([200, 'miss', '42'])
  expect((await write(origin, '{"title":{"*":"Neu"}}')).status).toBe(200)
  expect((await (await fetch(`${origin}/api/lisa/shows/42`)).json()).title).toEqual({ '*': 'Neu' })
  expect((await fetch(`${origin}/api/lisa/shows/42`, { method: 'HEAD' })).status).toBe(200)
  expect((await fetch(`${origin}/elsewhere`)).status).toBe(404)
})

it('reads the whole address where a router has cut off its own part, as Express does', async () => {
  const { origin } = await behindNode((handler) => (incoming, response) => {
    const url = incoming.url ?? ''
    void handler(Object.assign(incoming, { originalUrl: url, url: url.replace('/api/lisa', '') }), response)
  })
  expect((await fetch(`${origin}/api/lisa/shows/42`)).status).toBe(200)
  expect((await write(origin, '{"title":{"*":"Neu"}}')).status).toBe(200)
})

it('takes the body that a parser has read before', async () => {
  const { origin, lisa } = await behindNode((handler) => async (incoming, response) => {
    let text = ''
    for await (const chunk of incoming) text += chunk
    void handler(Object.assign(incoming, { body: text === '' ? undefined : JSON.parse(text) }), response)
  })
  expect((await write(origin, '{"title":{"*":"Neu"}}')).status).toBe(200)
  expect((await fetch(`${origin}/api/lisa/shows/42`)).status).toBe(200)
  expect(lisa.requests.map(({ method }) => method)).toEqual(['PATCH', 'GET'])
})

/** Listens as a page does; what has arrived so far. */
async function listen(origin: string, signal?: AbortSignal): Promise<() => string> {
  const controller = new AbortController()
  onTestFinished(() => controller.abort())
  const response = await fetch(`${origin}/api/lisa/_live`, { signal: signal ?? controller.signal })
  let text = ''
  const read = async (): Promise<void> => {
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) text += new TextDecoder().decode(chunk)
  }
  void read().catch(() => undefined)
  return () => text
}

/** Waits until an event says that one page listens: pages spread their reads by how many there are, over 2 ms for each. */
async function oneListens(origin: string, heard: () => string): Promise<void> {
  await vi.waitFor(async () => {
    await fetch(`${origin}/api/lisa/_webhook`, { method: 'POST', body: '{"collection":"Show","action":"start"}' })
    await vi.waitFor(() => expect(heard()).toContain('"spread":2}'), { timeout: 500 })
  }, patience)
}

it('streams events as they come, and forgets a page that leaves', async () => {
  const { origin } = await behindNode()
  const leaving = new AbortController()
  await listen(origin, leaving.signal)
  const stays = await listen(origin)
  await fetch(`${origin}/api/lisa/_webhook`, { method: 'POST', body: '{"collection":"Show","action":"start"}' })
  await vi.waitFor(() => expect(stays()).toContain('"spread":4}'), patience)
  leaving.abort()
  await oneListens(origin, stays)
})

it('forgets a page that has left before its stream began', async () => {
  let begin: (() => void) | undefined
  const { origin, port } = await behindNode((handler) => async (incoming, response) => {
    if (incoming.url === '/late') {
      await new Promise<void>((resolve) => {
        begin = resolve
      })
      Object.assign(incoming, { url: '/api/lisa/_live' })
    }
    await handler(incoming, response)
  })
  const asking = request({ port, host: '127.0.0.1', path: '/late' }).on('error', () => undefined)
  asking.end()
  await vi.waitFor(() => expect(begin).toBeDefined(), patience)
  asking.destroy()
  const stays = await listen(origin)
  begin?.()
  await oneListens(origin, stays)
})

it.each([
  ['another address than a path', 'GET http://evil.test/api/lisa/shows/42 HTTP/1.1\r\nHost: shop.example\r\n\r\n', 400],
  ['no address', 'OPTIONS * HTTP/1.1\r\nHost: shop.example\r\n\r\n', 400],
  ['a host that is none', 'GET /api/lisa/shows/42 HTTP/1.1\r\nHost: a b\r\n\r\n', 400],
  ['two slashes', 'GET //evil.test/api/lisa/shows/42 HTTP/1.1\r\nHost: shop.example\r\n\r\n', 404],
])('answers %s without asking LiSA', async (_, text, status) => {
  const { port, lisa } = await behindNode()
  expect(await sendRaw(port, text)).toMatch(`HTTP/1.1 ${status} `)
  expect(lisa.requests).toHaveLength(0)
})
