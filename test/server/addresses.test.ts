import { endpoint } from 'lisa-query/core'
import { createLisaGateway } from 'lisa-query/server'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { handGateway } from './hand-gateway.ts'

const anything = z.looseObject({})
const show = endpoint('GET /shows/{id}', { response: anything })
const currentShow = endpoint('GET /shows/current', { response: anything })
const product = endpoint('GET /shows/{show}/products/{id}', { response: anything })
const page = endpoint('GET /pages/{name}.{language}.json', { response: anything })
const rename = endpoint('PUT /shows/{id}', { body: anything, response: anything })

/** A gateway, and where a request to it leads. */
function routed(options = {}) {
  const { ask, requests } = handGateway(() => Response.json({}), { public: [show, currentShow, product, page], ...options })
  const reached = async (path: string): Promise<string | number> => {
    const { status } = await ask(path)
    return requests.pop()?.url.replace('https://lisa.test/v2', '') ?? status
  }
  return { ask, reached }
}

it.each([
  ['/shows/42', '/shows/42'],
  ['/shows/current', '/shows/current'],
  ['/shows/1/products/2', '/shows/1/products/2'],
  ['/shows/42%E2%80%A8', '/shows/42%E2%80%A8'],
  ['/pages/start.de.json', '/pages/start.de.json'],
  ['/pages/a.b.de.json', '/pages/a.b.de.json'],
  [`/shows/${'a'.repeat(512)}`, `/shows/${'a'.repeat(512)}`],
  [`/shows/${'a'.repeat(513)}`, 404],
  ['/pages/start.dejson', 404],
  ['/pages/.json', 404],
  ['/pages/start.de.json5', 404],
  ['/shows', 404],
  ['/shows/', 404],
  ['/shows/42/more', 404],
  ['/shows/42/products', 404],
  ['/shows/42%2Fproducts%2F1', 404],
  ['/shows/4%5C2', 404],
  ['/shows/4%7F', 404],
  ['/shows/4%1F', 404],
  ['/shows/4%20', '/shows/4%20'],
  ['/shows/...', '/shows/...'],
  ['/shows/.a', '/shows/.a'],
  ['/shows/%E0%A4', 404],
])('leads %s to %s', async (path, expected) => {
  const { reached } = routed()
  expect(await reached(path)).toBe(expected)
})

it.each([[[show, currentShow]], [[currentShow, show]]])(
  'takes the address with more fixed parts first, whatever the order of the list',
  async (listed) => {
    const seen: string[] = []
    const { ask, events } = handGateway(undefined, { public: listed })
    await ask('/shows/current')
    for (const event of events) if (event.type === 'answered') seen.push(event.endpoint)
    expect(seen).toEqual(['GET /shows/current'])
  },
)

it('answers nothing beside the address where it is mounted', async () => {
  const { gateway, requests } = handGateway(undefined, { public: [show] })
  const statusOf = async (path: string) => (await gateway.fetch(new Request(`https://shop.example${path}`))).status
  for (const path of ['/api/lis4/shows/42', '/api/lisa', '/api/lisashows/42', '/shows/42', '/'])
    expect(await statusOf(path)).toBe(404)
  expect(requests).toEqual([])
  expect(await statusOf('/api/lisa/shows/42')).toBe(200)
})

it.each(['/shop/lisa', '/shop/lisa/', '/shop/lisa//'])('is mounted at %s, with or without slashes at its end', async (path) => {
  const { gateway } = handGateway(undefined, { public: [show], path })
  expect((await gateway.fetch(new Request('https://shop.example/shop/lisa/shows/42'))).status).toBe(200)
  expect((await gateway.fetch(new Request('https://shop.example/shop/lisa/_health'))).status).toBe(200)
})

it.each([
  [
    'the same path with another name',
    [show, endpoint('GET /shows/{slug}', { response: anything })],
    /GET \/shows\/\{slug\} twice.+gateway-twice/,
  ],
  ['one public and one private', [show], /GET \/shows\/\{id\} twice/],
])('is a TypeError for an address that is listed twice: %s', (_name, reads, message) => {
  const create = () =>
    createLisaGateway({
      baseUrl: 'https://lisa.test/v2',
      authorization: () => 'ApiKey test',
      public: reads,
      private: { endpoints: reads.length > 1 ? [] : reads, allow: () => true },
    })
  expect(create).toThrow(message)
  expect(create).toThrow(TypeError)
})

it.each([
  ['a name and a fixed part', [show, currentShow], []],
  ['two methods', [show], [rename]],
  ['a name more', [show, product], []],
])('takes two endpoints that differ by %s', (_name, reads, endpoints) => {
  expect(() => handGateway(undefined, { public: reads, private: { endpoints, allow: () => true } })).not.toThrow()
})

it('says of another method which it would take, each once, to a page of the shop and to nobody else', async () => {
  const { ask } = routed({ private: { endpoints: [rename], allow: () => true } })
  const answer = await ask('/shows/42', { method: 'DELETE' })
  expect([answer.status, answer.headers.get('allow'), answer.headers.get('x-lisa-refusal')]).toEqual([
    405,
    'OPTIONS, GET, PUT, HEAD',
    'method',
  ])
  const options = (headers: Record<string, string>) => ask('/shows/42', { method: 'OPTIONS', headers })
  const own = await options({ 'sec-fetch-site': 'same-origin' })
  expect([own.status, own.headers.get('allow'), await own.text(), own.headers.get('content-type')]).toEqual([
    204,
    'OPTIONS, GET, PUT, HEAD',
    '',
    null,
  ])
  expect(own.headers.get('x-lisa-gateway')).toBe('private')
  expect((await options({ 'sec-fetch-site': 'cross-site' })).status).toBe(405)
  expect((await ask('/shows/current', { method: 'PUT', headers: { 'sec-fetch-site': 'same-origin' } })).status).not.toBe(404)
  const write = handGateway(undefined, { public: [], private: { endpoints: [rename], allow: () => true } })
  expect((await write.ask('/shows/42')).headers.get('allow')).toBe('OPTIONS, PUT')
})

it('is well for who asks with GET or HEAD, and for nobody else', async () => {
  const { ask, requests } = handGateway()
  const well = await ask('/_health')
  expect([well.status, well.headers.get('content-type'), await well.text()]).toEqual([200, 'application/json', '{"status":"ok"}'])
  const head = await ask('/_health', { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
  const post = await ask('/_health', { method: 'POST' })
  expect([post.status, post.headers.get('allow'), post.headers.get('x-lisa-refusal')]).toEqual([405, 'GET, HEAD', 'method'])
  expect(requests).toEqual([])
})
