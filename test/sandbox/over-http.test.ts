import { Agent, request as nodeRequest } from 'node:http'
import { createLisaClient, getCurrentShow, listShows } from 'lisa-query/core'
import { createSandbox, type Sandbox } from 'lisa-query/sandbox'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Served, serve } from '../support/serve.ts'
import { failure } from './setup.ts'

let sandbox: Sandbox
let served: Served

beforeEach(async () => {
  sandbox = createSandbox()
  served = await serve(sandbox.fetch)
})
afterEach(() => served.close())

const authorization = 'ApiKey sandbox'
const get = (path: string, incident = ''): Promise<Response> =>
  fetch(`${served.url}/v2${path}`, {
    headers: { authorization, ...(incident && { 'x-sandbox-incident': incident }) },
    redirect: 'manual',
  })
const post = (path: string, body?: object): Promise<Response> =>
  fetch(`${served.url}${path}`, { method: 'POST', ...(body && { body: JSON.stringify(body) }) })
const client = () => createLisaClient({ baseUrl: `${served.url}/v2`, authorization: () => authorization })

test('is the same over real HTTP', async () => {
  expect((await client().request(getCurrentShow)).state).toBe('live')
  expect((await client().request(listShows)).items).toHaveLength(12)
})

test('cuts the connection, and the next request does well', async () => {
  await expect(get('/shows', 'drop=true')).rejects.toThrow('fetch failed')
  expect((await get('/shows')).status).toBe(200)
  sandbox.next({ drop: true })
  expect(await failure(client().request(listShows))).toMatchObject({ kind: 'unreachable' })
})

test('cuts a body half way', async () => {
  const response = await get('/shows', 'truncate=true')
  expect(response.status).toBe(200)
  await expect(response.text()).rejects.toThrow('terminated')
  sandbox.next({ truncate: true })
  expect(await failure(client().request(listShows))).toMatchObject({ kind: 'unexpected' })
})

test('never answers a request that hangs', async () => {
  sandbox.next({ hang: true })
  const controller = new AbortController()
  const answer = fetch(`${served.url}/v2/shows`, { signal: controller.signal })
  await expect.poll(() => sandbox.requests.length).toBe(1)
  controller.abort()
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' })
})

test.each([
  ['html=true', 200],
  ['empty=true', 200],
  ['status=204', 204],
  ['redirect=https://elsewhere.test/', 302],
  ['status=422', 422],
  ['status=503&retryAfter=7', 503],
])('makes %s happen', async (incident, status) => {
  const response = await get('/shows', incident)
  expect(response.status).toBe(status)
  await response.text()
})

test('keeps a connection alive over good and bad answers, and over bodies nobody read', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const sockets = new Set<unknown>()
  const send = (method: string, incident: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const headers = { authorization, 'x-sandbox-incident': incident, 'content-type': 'application/json' }
      const sent = nodeRequest(`${served.url}/v2/shows`, { agent, method, headers }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode))
      })
      sent.on('socket', (socket) => sockets.add(socket)).on('error', reject)
      sent.end(method === 'POST' ? JSON.stringify({ title: { '*': 'x'.repeat(200) } }) : undefined)
    })
  expect(await send('GET', 'latency=0')).toBe(200)
  expect(await send('POST', 'status=500')).toBe(500)
  expect(await send('POST', 'latency=0')).toBe(201)
  expect(await send('GET', 'status=429')).toBe(429)
  expect(sockets.size).toBe(1)
  agent.destroy()
})

test('is steered over HTTP, without a credential and uncounted', async () => {
  expect((await post('/v2/__sandbox/next', { status: 503, times: 2, path: '/shows' })).status).toBe(200)
  expect([(await get('/shows')).status, (await get('/shows')).status, (await get('/shows')).status]).toEqual([503, 503, 200])
  await post('/__sandbox/exhaust')
  expect((await get('/shows')).status).toBe(429)
  await post('/__sandbox/expire-key', { key: 'sandbox' })
  expect((await get('/shows')).status).toBe(401)
  await post('/__sandbox/add-key', { key: 'sandbox', scopes: ['products:read'] })
  const log = (await (await fetch(`${served.url}/__sandbox/requests`)).json()) as { requests: { status: number }[] }
  expect(log.requests.map(({ status }) => status)).toEqual([503, 503, 200, 429, 401])
  await post('/__sandbox/reset')
  expect((await get('/shows')).headers.get('x-ratelimit-remaining')).toBe('1/60')
  expect((await post('/__sandbox/next', { status: 'soon' })).status).toBe(400)
  expect((await post('/__sandbox/nope')).status).toBe(404)
})

test('takes back over HTTP what has not happened, and leaves the quota, the keys and the log', async () => {
  await post('/__sandbox/next', { status: 503, times: 100 })
  await post('/__sandbox/next', { drop: true, path: '/products' })
  expect((await get('/shows')).status).toBe(503)
  expect(await (await post('/v2/__sandbox/clear')).json()).toEqual({ done: true })
  expect([(await get('/shows')).status, (await get('/products')).status]).toEqual([200, 200])
  expect(sandbox.requests.map(({ status }) => status)).toEqual([503, 200, 200])
  await post('/__sandbox/exhaust')
  await post('/__sandbox/clear')
  expect((await get('/shows')).status).toBe(429)
})
