import { getShow, listShows, notifyProductUpdate, updateShow } from 'lisa-query/core'
import { createLisaGateway, type GatewayStore, memoryStore } from 'lisa-query/server'
import { expect, it, vi } from 'vitest'
import { handClock, settled } from '../client/answering.ts'
import { handGateway } from './hand-gateway.ts'

it('keeps answers, without options, as the guide says: fresh for 10 s, served for an hour, and a 404 for 5 s', async () => {
  const lisa = { status: 200 }
  const { ask, markOf, clock, refreshed } = handGateway(({ url }) =>
    Response.json({}, { status: url.endsWith('none') ? 404 : lisa.status }),
  )
  await ask('/shows/42')
  await ask('/shows/none')
  clock.advance(4_999)
  expect(await markOf('/shows/none')).toBe('hit')
  clock.advance(1)
  expect(await markOf('/shows/none')).toBe('miss')
  clock.advance(4_999)
  expect(await markOf('/shows/42')).toBe('hit')
  lisa.status = 500
  clock.advance(1)
  expect(await markOf('/shows/42')).toBe('stale')
  await refreshed()
  clock.advance(3_590_000)
  expect(await markOf('/shows/42')).toBe('stale')
  await refreshed()
  clock.advance(1)
  expect((await ask('/shows/42')).status).toBe(500)
})

it('waits, without options, 15 s for LiSA', async () => {
  const { ask, clock } = handGateway(() => new Promise(() => undefined))
  let status = 0
  void ask('/shows/42').then((answer) => {
    status = answer.status
  })
  await settled()
  clock.advance(14_999)
  await settled()
  expect(status).toBe(0)
  clock.advance(1)
  await settled()
  expect(status).toBe(504)
})

it('sends, without options, 60 requests a minute, of which the team leaves 24 to the visitors', async () => {
  const { send, clock, requests } = handGateway(() => Response.json({}, { status: 409 }))
  for (let time = 0; time < 36; time += 1) expect((await send('PATCH', '/shows/42', {})).status).toBe(409)
  expect((await send('PATCH', '/shows/42', {})).headers.get('retry-after')).toBe('61')
  clock.advance(55_300)
  let status = 0
  void send('PATCH', '/shows/42', {}).then((answer) => {
    status = answer.status
  })
  await settled()
  expect([status, requests.length]).toEqual([0, 36])
  // Five seconds are not too long to wait. Not all who wait go at the same instant.
  clock.advance(5_020)
  await settled()
  expect([status, requests.length]).toEqual([409, 37])
})

it.each([
  ['Cloudflare-Workers', undefined, 2],
  ['Cloudflare-Workers', true, 1],
  ['Node.js/22', undefined, 1],
  ['Node.js/22', false, 2],
])('on %s, where `sharesPromises` is %j, has two visitors ask the store %i times', async (userAgent, sharesPromises, count) => {
  vi.stubGlobal('navigator', { userAgent })
  const clock = handClock()
  const store = memoryStore({ clock })
  let locks = 0
  const lock: GatewayStore['lock'] = (key, milliseconds) => {
    locks += 1
    return store.lock(key, milliseconds)
  }
  const { ask, passing } = handGateway(undefined, {
    clock,
    store: { ...store, lock },
    ...(sharesPromises !== undefined && { sharesPromises }),
  })
  await passing(Promise.all([ask('/shows/42'), ask('/shows/42')]))
  expect(locks).toBeGreaterThanOrEqual(count)
  expect(locks === 1).toBe(count === 1)
})

it('is the same where a platform has no navigator', async () => {
  vi.stubGlobal('navigator', undefined)
  expect((await handGateway().ask('/shows/42')).status).toBe(200)
})

it('names itself, and not the client, where an option is missing that an endpoint needs', () => {
  const create = () =>
    createLisaGateway({
      baseUrl: 'https://lisa.test/v2',
      authorization: () => 'ApiKey test',
      private: { endpoints: [notifyProductUpdate], allow: () => true },
    })
  expect(create).toThrow(/createLisaGateway/)
  expect(create).not.toThrow(/createLisaClient/)
})

it('signs nothing as it is made', () => {
  const sign = vi.fn(() => Promise.reject(new Error('no secret yet')))
  handGateway(undefined, {
    sign,
    ingestUrl: 'https://lisa.test/v2',
    private: { endpoints: [notifyProductUpdate], allow: () => true },
  })
  expect(sign).not.toHaveBeenCalled()
})

it('answers nothing where nothing is listed', async () => {
  const gateway = createLisaGateway({ baseUrl: 'https://lisa.test/v2', authorization: () => 'ApiKey test' })
  vi.spyOn(console, 'warn').mockReturnValue()
  expect((await gateway.fetch(new Request('https://shop.example/api/lisa/shows/42'))).status).toBe(404)
})

it('tells a developer of at most fifty kinds of addresses that it does not list', async () => {
  const { ask } = handGateway()
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  for (const path of ['/a', '/a/1', '/a/2/3', '/b']) await ask(path)
  // What stands below one address is one kind.
  expect(warn).toHaveBeenCalledTimes(3)
  for (let kind = 0; kind < 60; kind += 1) await ask(`/kind-${kind}`)
  expect(warn).toHaveBeenCalledTimes(50)
})

const ofTheMessage =
  'accept-encoding content-length content-encoding if-none-match range expect host connection keep-alive te trailer transfer-encoding upgrade'
const ofThePerson = ['accept-language', 'authorization', 'cookie', 'user-agent', 'x-content-type', 'x-host', 'x-range']

it('gives `allow` what a person’s request says of the person, and nothing of its message', async () => {
  const seen: Headers[] = []
  const { gateway } = handGateway(undefined, {
    private: { endpoints: [listShows, updateShow], allow: ({ request }) => seen.push(request.headers) > 0 },
    public: [getShow],
  })
  const names = [...ofTheMessage.split(' '), ...ofThePerson]
  const person = new Request('https://shop.example/shows', { headers: Object.fromEntries(names.map((name) => [name, 'theirs'])) })
  await gateway
    .clientFor(person)
    .request(listShows)
    .catch(() => undefined)
  expect([...(seen[0] ?? [])].filter(([, value]) => value === 'theirs').map(([name]) => name)).toEqual(ofThePerson)
  expect(seen[0]?.get('accept')).toContain('application/json')
})

it.each([
  [{ host: 'shop.example', origin: 'https://shop.example' }, 'https://shop.example/api/lisa/shows'],
  [{ host: 'shop.example', origin: 'http://shop.example' }, 'http://shop.example/api/lisa/shows'],
  [{ host: 'shop.example:3000' }, 'http://shop.example:3000/api/lisa/shows'],
  [{}, 'http://localhost/api/lisa/shows'],
])('asks itself, for the headers %j, at %s', async (headers, address) => {
  const seen: string[] = []
  const { gateway } = handGateway(undefined, {
    public: [],
    private: { endpoints: [listShows], allow: ({ request }) => seen.push(request.url) > 0 },
  })
  await gateway
    .clientFor({ headers: new Headers(headers as Record<string, string>) })
    .request(listShows)
    .catch(() => undefined)
  expect(seen).toEqual([address])
})
