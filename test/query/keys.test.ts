import { QueryClient, skipToken } from '@tanstack/react-query'
import {
  createLisaClient,
  endpoint,
  getCurrentShow,
  getShow,
  lisaKey,
  lisaMutation,
  lisaPages,
  lisaQuery,
  listShowProducts,
  listShows,
  updateShow,
} from 'lisa-query/core'
import { expect, it, test } from 'vitest'
import * as z from 'zod/mini'
import { answering, json, show } from '../client/answering.ts'

const client = createLisaClient({ baseUrl: 'https://lisa.test' })
const getPoll = endpoint('GET /shows/{id}/polls/{poll}', {
  query: z.object({ lang: z.optional(z.string()) }),
  response: z.unknown(),
})

it.each([
  [lisaKey(client), ['lisa']],
  [lisaKey(createLisaClient({ baseUrl: 'https://lisa.test', name: 'x' })), ['lisa:x']],
  [lisaKey(client, getCurrentShow), ['lisa', 'shows', 'current']],
  [lisaKey(client, listShows), ['lisa', 'shows']],
  [lisaKey(client, listShows, { state: 'live' }), ['lisa', 'shows', { state: 'live' }]],
  [lisaKey(client, getShow, { id: 42 }), ['lisa', 'shows', '42']],
  [lisaKey(client, getShow, { id: 'a/b' }), ['lisa', 'shows', 'a/b']],
  [lisaKey(client, getShow), ['lisa', 'shows']],
  [lisaKey(client, listShowProducts, { id: '42' }), ['lisa', 'shows', '42', 'products']],
  [lisaKey(client, listShowProducts), ['lisa', 'shows']],
  [lisaKey(client, getPoll, { id: '42', lang: 'de' }), ['lisa', 'shows', '42', 'polls']],
  [lisaKey(client, getPoll, { id: '42', poll: 'p', lang: 'de' }), ['lisa', 'shows', '42', 'polls', 'p', { lang: 'de' }]],
  [lisaKey(client, updateShow), ['lisa', 'PATCH /shows/{id}']],
  [lisaKey(client, updateShow, { id: '42' }), ['lisa', 'PATCH /shows/{id}']],
])('lisaKey gives the key of a read or a write, or the one above: %#', (key, expected) => {
  expect(key).toEqual(expected)
})

test('the key of a read is the one of its options, and that of a write too', () => {
  expect(lisaKey(client, getShow, { id: '42' })).toEqual(lisaQuery(client, getShow, { id: '42' }).queryKey)
  expect(lisaKey(client, updateShow)).toEqual(lisaMutation(client, updateShow).mutationKey)
})

test('a list’s key is above all its pages, and above those of a query only', async () => {
  const queryClient = new QueryClient()
  const { client } = answering(() => json({ items: [show] }))
  await queryClient.prefetchInfiniteQuery(lisaPages(client, listShows, { state: 'live', limit: 8 }))
  await queryClient.prefetchInfiniteQuery(lisaPages(client, listShows, { state: 'replay' }))
  await queryClient.prefetchInfiniteQuery(lisaPages(client, listShowProducts, { id: '42' }))
  const found = (filter: readonly unknown[]): number => queryClient.getQueryCache().findAll({ queryKey: filter }).length
  expect(found(lisaKey(client, listShows))).toBe(3)
  expect(found(lisaKey(client, listShows, { state: 'live' }))).toBe(1)
  expect(found(lisaKey(client, listShowProducts, { id: '42' }))).toBe(1)
  expect(found(lisaKey(client))).toBe(3)
  queryClient.clear()
})

test.each([
  ['undefined', () => [lisaQuery(client, getShow, undefined), lisaPages(client, listShowProducts, undefined)]],
  [
    'undefined, also where none is needed',
    () => [lisaQuery(client, getCurrentShow, undefined), lisaPages(client, listShows, undefined)],
  ],
  ['skipToken', () => [lisaQuery(client, getShow, skipToken), lisaPages(client, listShowProducts, skipToken)]],
])('options of a read or a list wait where their input is %s', (_name, options) => {
  for (const { enabled, queryKey } of options()) {
    expect(enabled).toBe(false)
    expect(queryKey.at(-1)).toBe('waiting')
  }
})

test('an input that is not needed may be left out', () => {
  expect(lisaQuery(client, getCurrentShow).queryKey).toEqual(['lisa', 'shows', 'current'])
  expect(lisaPages(client, listShows).queryKey).toEqual(lisaPages(client, listShows, {}).queryKey)
  expect(lisaQuery(client, getCurrentShow)).not.toHaveProperty('enabled')
})

test('no waiting query shares its key with a read', () => {
  const odd = endpoint('GET /shows/{id}/waiting', { response: z.unknown() })
  const keys = [
    lisaQuery(client, getShow, undefined).queryKey,
    lisaQuery(client, getShow, { id: '{id}' }).queryKey,
    lisaQuery(client, odd, { id: '{id}' }).queryKey,
    lisaPages(client, listShows, undefined).queryKey,
    lisaPages(client, listShows, {}).queryKey,
  ].map((key) => JSON.stringify(key))
  expect(new Set(keys).size).toBe(keys.length)
})

test('a read whose declared headers differ is another read', async () => {
  const getTexts = endpoint('GET /texts/{id}', {
    query: z.object({ q: z.optional(z.string()) }),
    headers: z.object({ 'Accept-Language': z.optional(z.string()) }),
    response: z.unknown(),
  })
  const listTexts = endpoint('GET /texts', {
    query: z.object({ cursor: z.optional(z.string()) }),
    headers: z.object({ 'Accept-Language': z.optional(z.string()) }),
    response: z.looseObject({ items: z.array(z.string()) }),
  })
  const { client, requests } = answering((request) => json(request.headers.get('accept-language')))
  const queryClient = new QueryClient()
  const read = (language?: string) =>
    queryClient.fetchQuery({
      ...lisaQuery(client, getTexts, { id: '42', ...(language && { headers: { 'Accept-Language': language } }) }),
      staleTime: 1_000,
    })
  expect([await read('de'), await read('en'), await read('de')]).toEqual(['de', 'en', 'de'])
  expect(requests).toHaveLength(2)
  expect(lisaKey(client, getTexts, { id: '42', headers: { 'Accept-Language': 'de' } })).toEqual([
    'lisa',
    'texts',
    '42',
    {},
    'headers',
    { 'Accept-Language': 'de' },
  ])
  expect(lisaPages(client, listTexts, { headers: { 'Accept-Language': 'de' } }).queryKey).not.toEqual(
    lisaPages(client, listTexts, { headers: { 'Accept-Language': 'en' } }).queryKey,
  )
  // What is not declared goes out nowhere, and makes no other read.
  expect(lisaKey(client, getTexts, { id: '42', headers: { other: 'x' } } as never)).toEqual(['lisa', 'texts', '42'])
  expect(lisaKey(client, getTexts, { id: '42', headers: {} })).toEqual(lisaKey(client, getTexts, { id: '42' }))
  queryClient.clear()
})
