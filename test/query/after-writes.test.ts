import { MutationObserver, QueryClient, QueryObserver } from '@tanstack/react-query'
import { endpoint, getShow, lisaMutation, lisaQuery, listShowProducts, listShows, updateShow } from 'lisa-query/core'
import { expect, it, onTestFinished } from 'vitest'
import * as z from 'zod/mini'
import { answering, json, settled, show } from '../client/answering.ts'

function cacheOf(answer: (request: Request) => Response | Promise<Response>) {
  const { client, requests } = answering(answer)
  const queryClient = new QueryClient()
  onTestFinished(() => queryClient.clear())
  const paths = (): string[] =>
    requests.splice(0).map(({ method, url }) => `${method} ${url.replace('https://lisa.test/v2', '')}`)
  return { client, queryClient, paths }
}

it('lets a read on screen that is under way go on where LiSA has only accepted a write', async () => {
  let answer = (_: Response): void => undefined
  const late = new Promise<Response>((resolve) => {
    answer = resolve
  })
  const { client, queryClient } = cacheOf(({ method }) => (method === 'GET' ? late : new Response(null, { status: 202 })))
  const rate = endpoint('POST /shows/{id}/ratings', { response: z.unknown() })
  const read = lisaQuery(client, getShow, { id: '42' })
  onTestFinished(new QueryObserver(queryClient, read).subscribe(() => undefined))
  await settled()
  await new MutationObserver(queryClient, lisaMutation(client, rate)).mutate({ id: '42' })
  answer(json(show))
  await settled()
  expect(queryClient.getQueryData(read.queryKey)).toEqual(show)
})

it('fetches after a write what is on screen, and nothing that nobody looks at', async () => {
  const { client, queryClient, paths } = cacheOf(({ url }) => json(url.endsWith('/42') ? show : { items: [] }))
  await queryClient.prefetchQuery(lisaQuery(client, listShows))
  onTestFinished(new QueryObserver(queryClient, lisaQuery(client, listShowProducts, { id: '42' })).subscribe(() => undefined))
  await settled()
  paths()
  await new MutationObserver(queryClient, lisaMutation(client, updateShow)).mutate({ id: '42', body: {} })
  await settled()
  expect(paths()).toEqual(['PATCH /shows/42', 'GET /shows/42/products'])
})

it('sends a write whose options are called without a cache', async () => {
  const { client } = cacheOf(() => json(show))
  expect(await lisaMutation(client, updateShow).mutationFn({ id: '42', body: {} })).toEqual(show)
})

const shows = ['shows', 'shows/42', 'shows/42/products', 'shows/7', 'shows/a b', 'channels/main/shows/current']

it.each<[path: `/${string}`, id: string | number, stale: string[]]>([
  ['/shows', 42, ['shows', 'shows/42', 'shows/42/products', 'shows/7', 'shows/a b']],
  ['/shows?', 42, ['shows']],
  ['/shows/{id}', 42, ['shows/42', 'shows/42/products']],
  ['/shows/{id}', 'a b', ['shows/a b']],
  ['/shows/{slug}/products', 42, ['shows/42/products']],
  ['/shows/a%20b', 42, ['shows/a b']],
  ['/channels/{slug}/shows/current', 42, ['channels/main/shows/current']],
  ['/channels/main/shows/{id}', 42, []],
])('makes the reads of %s stale after a write of %s, and no others', async (path, id, stale) => {
  const { client, queryClient } = cacheOf(() => json({}))
  const touch = endpoint('POST /touches/{id}', { response: z.unknown(), invalidates: [path] })
  for (const place of shows) queryClient.setQueryData(['lisa', ...place.split('/'), ...(place === 'shows' ? [{}] : [])], {})
  await new MutationObserver(queryClient, lisaMutation(client, touch)).mutate({ id })
  const touched = queryClient.getQueryCache().findAll({ predicate: ({ state }) => state.isInvalidated })
  expect(
    touched.map(({ queryKey }) =>
      queryKey
        .filter((step) => typeof step === 'string')
        .slice(1)
        .join('/'),
    ),
  ).toEqual(stale)
})
