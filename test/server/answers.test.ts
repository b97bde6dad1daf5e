import { endpoint, getShow } from 'lisa-query/core'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { settled } from '../client/answering.ts'
import { handGateway } from './hand-gateway.ts'

const anything = z.looseObject({})
const fresh = { fresh: 10_000, stale: 3_600_000, missing: 5_000 }

it('says how long a CDN may keep an answer, by its age and by what is left of it', async () => {
  const { ask, clock } = handGateway(undefined, { cache: fresh })
  const first = await ask('/shows/42')
  expect([first.headers.get('age'), first.headers.get('cache-control')]).toEqual([
    '0',
    'public, max-age=0, s-maxage=10, stale-while-revalidate=60',
  ])
  clock.advance(3_900)
  const later = await ask('/shows/42')
  expect([later.headers.get('age'), later.headers.get('cache-control')]).toEqual([
    '3',
    'public, max-age=0, s-maxage=6, stale-while-revalidate=60',
  ])
  clock.advance(10_000)
  const stale = await ask('/shows/42')
  expect([stale.headers.get('x-lisa-gateway'), stale.headers.get('cache-control')]).toEqual([
    'stale',
    'public, max-age=0, s-maxage=0, stale-while-revalidate=60',
  ])
})

it('lets a CDN serve nothing longer than it does itself', async () => {
  const { ask } = handGateway(undefined, { cache: { ...fresh, stale: 30_000 } })
  expect((await ask('/shows/42')).headers.get('cache-control')).toMatch(/stale-while-revalidate=30$/)
})

it('gives what is kept of a 404 no tag, no age and no cache on the way', async () => {
  const { ask } = handGateway(() => Response.json({ errors: 'Not Found' }, { status: 404 }))
  for (const mark of ['miss', 'hit']) {
    const { status, headers } = await ask('/shows/none')
    expect([status, headers.get('x-lisa-gateway'), headers.get('cache-control')]).toEqual([404, mark, 'no-store'])
    expect([headers.has('etag'), headers.has('age')]).toEqual([false, false])
  }
})

it('answers 304 to any way to name the tag of the answer, and to no other', async () => {
  const { ask } = handGateway()
  const tag = (await ask('/shows/42')).headers.get('etag') ?? ''
  expect(tag).toMatch(/^"[\da-f]{24}"$/)
  const statusFor = async (tags: string) => (await ask('/shows/42', { headers: { 'if-none-match': tags } })).status
  for (const tags of [tag, `W/${tag}`, `"a", ${tag}`, `"a",${tag} , "b"`, '*', '"a", *']) expect(await statusFor(tags)).toBe(304)
  for (const tags of ['"a"', 'W/"a"', '', `w/${tag}`, `xW/${tag}`]) expect(await statusFor(tags)).toBe(200)
  const again = await ask('/shows/42', { headers: { 'if-none-match': tag } })
  expect([again.headers.get('etag'), again.headers.has('content-type'), await again.text()]).toEqual([tag, false, ''])
  expect(again.headers.get('cache-control')).toContain('s-maxage')
})

it('hands no wait on that came with the refusal of its key', async () => {
  const { ask } = handGateway(() => Response.json({}, { status: 401, headers: { 'retry-after': '7' } }))
  const { status, headers } = await ask('/shows/42')
  expect([status, headers.has('retry-after')]).toEqual([503, false])
})

it('gives two answers two tags', async () => {
  const { ask } = handGateway()
  const [one, other] = [await ask('/shows/1'), await ask('/shows/2')]
  expect(one.headers.get('etag')).not.toBe(other.headers.get('etag'))
  for (let id = 0; id < 10; id += 1) expect((await ask(`/shows/${id}`)).headers.get('etag')).toMatch(/^"[\da-f]{24}"$/)
})

it('answers HEAD with the headers of GET and no body', async () => {
  const { ask } = handGateway()
  const get = await ask('/shows/42')
  const head = await ask('/shows/42', { method: 'HEAD' })
  expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, get.headers.get('etag'), ''])
  expect([get.headers.get('content-type'), get.headers.get('x-content-type-options')]).toEqual(['application/json', 'nosniff'])
})

it('names a wait in whole seconds, never shorter than it is', async () => {
  const { ask } = handGateway(() => Response.json({}, { status: 503, headers: { 'retry-after': '1.2' } }))
  expect((await ask('/shows/42')).headers.get('retry-after')).toBe('2')
})

it('says in its health and refusals that no cache keeps them', async () => {
  const { ask } = handGateway()
  const [health, refused] = [await ask('/_health'), await ask('/other')]
  expect(health.headers.get('cache-control')).toBe('private, no-store')
  expect([refused.headers.get('cache-control'), refused.headers.get('x-lisa-gateway')]).toEqual(['no-store', 'refused'])
  expect(refused.headers.get('content-type')).toBe('application/json')
  expect(await refused.json()).toEqual({ errors: 'This gateway does not list this address' })
})

it.each([
  [
    'throws',
    () => {
      throw new Error('no')
    },
  ],
  ['gives false', () => false],
])('hides an answer where `visible` %s', async (_name, visible) => {
  const { ask } = handGateway(undefined, { public: [{ endpoint: getShow, visible }] })
  const answer = await ask('/shows/42')
  expect([answer.status, await answer.json()]).toEqual([404, { errors: 'Not Found' }])
})

it.each([
  ['null', 'null'],
  ['a list', '[1]'],
  ['a text', '"a"'],
])('passes %s on to a visitor where its definition says nothing of fields', async (_name, text) => {
  const plain = endpoint('GET /plain', { response: z.unknown() })
  const { ask } = handGateway(() => new Response(text, { headers: { 'content-type': 'application/json' } }), { public: [plain] })
  const answer = await ask('/plain')
  expect([answer.status, await answer.text()]).toEqual([200, text])
})

it.each([
  [
    'a page of HTML with 200',
    () => new Response('<p>', { headers: { 'content-type': 'text/html' } }),
    502,
    'The answer of LiSA could not be read',
  ],
  [
    'a page of HTML with 500',
    () => new Response('{}', { status: 500, headers: { 'content-type': 'Text/HTML' } }),
    502,
    'The answer of LiSA could not be read',
  ],
  ['words with 500', () => new Response('Down', { status: 500 }), 500, 'LiSA answered 500'],
  ['nothing with 200', () => new Response(''), 502, 'The answer of LiSA could not be read'],
  [
    'a redirect',
    () => new Response(null, { status: 302, headers: { location: 'https://evil.test' } }),
    502,
    'The answer of LiSA could not be read',
  ],
  ['the refusal of its key', () => Response.json({ errors: 'secret' }, { status: 403 }), 503, 'LiSA is not available'],
  ['too much', () => new Response(`"${'x'.repeat(9_999_999)}"`), 502, 'LiSA answered too much'],
  ['nothing, and breaks off', () => Promise.reject(new TypeError('fetch failed')), 502, 'LiSA cannot be reached'],
])('answers a visitor for whom LiSA has %s', async (_name, answer, status, sentence) => {
  const { ask } = handGateway(answer, { public: [{ endpoint: getShow, fields: 'all' }] })
  const { status: given, headers, json } = await read(await ask('/shows/42'))
  expect([given, json, headers.get('content-type')]).toEqual([status, { errors: sentence }, 'application/json'])
  expect(headers.has('location')).toBe(false)
})

async function read(answer: Response) {
  return { status: answer.status, headers: answer.headers, json: await answer.json() }
}

it('takes an answer of ten million characters', async () => {
  const { ask } = handGateway(() => new Response(`"${'x'.repeat(9_999_998)}"`), {
    public: [{ endpoint: getShow, fields: 'all' }],
  })
  expect((await ask('/shows/42')).status).toBe(200)
})

it('passes a failure in LiSA’s own words where they are JSON', async () => {
  const { ask } = handGateway(() => Response.json({ errors: 'No such show', code: 7 }, { status: 422 }))
  expect(await read(await ask('/shows/42'))).toMatchObject({ status: 422, json: { errors: 'No such show', code: 7 } })
})

it('asks LiSA as its definition says, with the key alone', async () => {
  const csv = endpoint('GET /csv', { accept: 'text/csv', response: anything } as never)
  const { ask, requests } = handGateway(() => Response.json({}), {
    public: [getShow, { endpoint: csv, fields: 'all' }] as never,
    authorization: async () => '  ApiKey test ',
  })
  await ask('/shows/42', { headers: { accept: 'text/html', cookie: 'a=b', 'accept-language': 'de' } })
  await ask('/csv')
  expect(requests.map(({ headers }) => Object.fromEntries(headers))).toEqual([
    { accept: 'application/json', authorization: 'ApiKey test' },
    { accept: 'text/csv', authorization: 'ApiKey test' },
  ])
  expect(requests.map(({ redirect }) => redirect)).toEqual(['manual', 'manual'])
})

it.each([
  ['no key', () => undefined],
  ['an empty one', () => ' '],
])('asks LiSA without a credential where there is %s', async (_name, authorization) => {
  const { ask, requests } = handGateway(undefined, { authorization })
  expect((await ask('/shows/42')).status).toBe(200)
  expect(requests[0]?.headers.has('authorization')).toBe(false)
})

it('tells the application of each read: how it was answered, what LiSA was asked for, and how long that took', async () => {
  const { ask, events, clock } = handGateway(() => {
    clock.advance(250)
    return Response.json({ id: '42' })
  })
  await ask('/shows/42')
  await ask('/shows/42')
  const endpointName = 'GET /shows/{id}'
  expect(events).toEqual([
    { type: 'upstream', endpoint: endpointName, status: 200, milliseconds: 250, reason: 'miss' },
    { type: 'answered', endpoint: endpointName, status: 200, mark: 'miss', milliseconds: 250 },
    { type: 'answered', endpoint: endpointName, status: 200, mark: 'hit', milliseconds: 0 },
  ])
})

it('answers 504 after `timeout`, and tells LiSA that nobody waits any more', async () => {
  let isAborted = false
  const { ask, clock, events } = handGateway(
    ({ signal }) =>
      new Promise(() => {
        signal.addEventListener('abort', () => {
          isAborted = true
        })
      }),
    { timeout: 3_000 },
  )
  const answer = ask('/shows/42')
  await settled()
  clock.advance(2_999)
  await settled()
  expect(isAborted).toBe(false)
  clock.advance(1)
  expect([(await answer).status, await (await answer).json(), isAborted]).toEqual([
    504,
    { errors: 'LiSA took too long to answer' },
    true,
  ])
  expect(events[0]).toMatchObject({ type: 'upstream', status: 504, milliseconds: 3_000 })
})

it('calls its waits off once LiSA has answered', async () => {
  const { ask, clock } = handGateway()
  await ask('/shows/42')
  await settled()
  expect(clock.pending()).toBe(0)
})

it('goes on where `onEvent` throws, at once or later', async () => {
  for (const onEvent of [
    () => {
      throw new Error('log')
    },
    () => Promise.reject(new Error('log')),
  ]) {
    const { ask } = handGateway(undefined, { onEvent: onEvent as () => void })
    expect((await ask('/shows/42')).status).toBe(200)
  }
})

it.each([
  ['a request of another origin', 'https://evil.test', undefined, 403],
  ['its own origin', 'https://shop.example', undefined, 200],
  ['its own origin on another port', 'https://shop.example:8443', undefined, 403],
  ['the origin of its options', 'https://www.shop.example', 'https://www.shop.example', 200],
  ['its own address where the options name another origin', 'https://shop.example', 'https://www.shop.example', 403],
  ['no page', 'null', 'null', 403],
])('lets a write of %s through or not, by `Origin` alone', async (_name, from, origin, status) => {
  const { gateway } = handGateway(undefined, origin ? { origin } : {})
  const headers = { 'content-type': 'application/json', origin: from }
  const request = new Request('https://shop.example/api/lisa/shows/42', { method: 'PATCH', body: '{}', headers })
  expect((await gateway.fetch(request)).status).toBe(status)
})

it('names LiSA’s request where it was asked, and none for what comes from the cache', async () => {
  const { ask } = handGateway(() => Response.json({ id: '42' }, { headers: { 'x-request-id': 'r-1' } }))
  const ids = [await ask('/shows/42'), await ask('/shows/42')].map(({ headers }) => headers.get('x-request-id'))
  expect(ids).toEqual(['r-1', null])
})
