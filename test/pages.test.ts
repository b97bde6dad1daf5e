import { QueryClient } from '@tanstack/react-query'
import { endpoint, lisaPages } from 'lisa-query/core'
import * as s from 'lisa-query/schema'
import { expect, it } from 'vitest'
import { answering, json } from './client/answering.ts'

const Answer = s.loose({ data: s.list(s.text), total: s.optional(s.number), next: s.optional(s.nullable(s.text)) })
const Query = s.object({
  limit: s.optional(s.number),
  offset: s.optional(s.number),
  page: s.optional(s.number),
  after: s.optional(s.text),
})

/** The addresses of all pages of a list, as `fetchNextPage` would ask for them. */
async function pagesOf(list: ReturnType<typeof listBy>, answer: (url: URL) => Response, input: object = {}): Promise<string[]> {
  const { client, requests } = answering((request) => answer(new URL(request.url)))
  const { queryFn, getNextPageParam, initialPageParam } = lisaPages(client, list, input)
  const pages: unknown[] = []
  let pageParam = initialPageParam
  do {
    const page = await queryFn({ signal: new AbortController().signal, pageParam })
    pages.push(page)
    pageParam = getNextPageParam(page, pages, pageParam)
  } while (pageParam !== undefined && pages.length < 10)
  return requests.map(({ url }) => url.replace('https://lisa.test/v2/items', ''))
}

const listBy = (
  next: (
    answer: { data: string[]; total?: number | undefined; next?: string | null | undefined },
    input: object,
    link?: string,
  ) => s.PageParam | undefined,
  usesLink?: true,
) =>
  endpoint('GET /items', {
    query: Query,
    response: Answer,
    pages: { items: (answer) => answer.data, next, ...(usesLink && { usesLink }) },
  })

const all = ['a', 'b', 'c', 'd', 'e']

it('follows offsets to the last item', async () => {
  const list = listBy((answer, input) => s.nextOffset('offset', answer.data, input, answer.total))
  const answer = ({ searchParams }: URL): Response => {
    const offset = Number(searchParams.get('offset') ?? 0)
    return json({ data: all.slice(offset, offset + 2), total: all.length })
  }
  expect(await pagesOf(list, answer)).toEqual(['', '?offset=2', '?offset=4'])
})

it('follows offsets without a total until a page is not full', async () => {
  const list = listBy((answer, input) => s.nextOffset('offset', answer.data, input))
  const answer = ({ searchParams }: URL): Response => {
    const offset = Number(searchParams.get('offset') ?? 0)
    return json({ data: all.slice(offset, offset + 2) })
  }
  expect(await pagesOf(list, answer, { limit: 2 })).toEqual(['?limit=2', '?limit=2&offset=2', '?limit=2&offset=4'])
  expect(await pagesOf(list, answer)).toEqual(['', '?offset=2', '?offset=4', '?offset=5'])
})

it('counts page numbers', async () => {
  const list = listBy((answer, input) => s.nextNumber('page', answer.data, input))
  const answer = ({ searchParams }: URL): Response =>
    json({ data: all.slice(2 * Number(searchParams.get('page') ?? 1) - 2, 2 * Number(searchParams.get('page') ?? 1)) })
  expect(await pagesOf(list, answer, { limit: 2 })).toEqual(['?limit=2', '?limit=2&page=2', '?limit=2&page=3'])
})

it('follows cursors, and addresses that have one', async () => {
  const list = listBy((answer) => s.nextCursor('after', answer.next))
  const nexts = ['x1', 'https://lisa.test/v2/items?after=x2&limit=9', '/v2/items?after=x3', null]
  expect(await pagesOf(list, () => json({ data: ['a'], next: nexts.shift() }))).toEqual([
    '',
    '?after=x1',
    '?after=x2',
    '?after=x3',
  ])
})

it('ends where a cursor leads to itself', async () => {
  const list = listBy((answer) => s.nextCursor('after', answer.next))
  expect(await pagesOf(list, () => json({ data: ['a'], next: 'x' }))).toEqual(['', '?after=x'])
})

it('ends where a cursor leads back to an earlier page', async () => {
  const { client, requests } = answering(() => json({ data: ['a'], next: requests.length % 2 ? 'x' : 'y' }))
  const list = lisaPages(
    client,
    listBy((answer) => s.nextCursor('after', answer.next)),
  )
  const { pages } = await new QueryClient().fetchInfiniteQuery({ ...list, pages: 9 })
  expect(pages).toHaveLength(3)
})

it('follows the Link header, which no answer shows', async () => {
  const list = listBy((_answer, _input, link) => s.nextLink(link), true)
  const links = [
    '<https://lisa.test/v2/items?page=1>; rel="first", <https://lisa.test/v2/items?page=2&limit=1>; rel="next"',
    '<https://x.test/?page=1>; rel=prev',
  ]
  expect(await pagesOf(list, () => json({ data: ['a'] }, { headers: { link: links.shift() ?? '' } }))).toEqual([
    '',
    '?limit=1&page=2',
  ])
})

it.each([
  ['unquoted', '</v2/items?page=2>; rel=next', true],
  ['in capitals, without a space', '</v2/items?page=2>;REL="NEXT"', true],
  ['after another parameter, with more space', '</v2/items?page=2>; title="more";  rel="next"', true],
  ['among other names of the link', '</v2/items?page=2>; rel="last next"', true],
  ['within a longer word', '</v2/items?page=2>; rel="nextish"', false],
  ['in a parameter that is no name of the link', '</v2/items?page=2>; rel=last; title=next', false],
  ['in the address', '</v2/items?page=2&rel=next>; rel="last"', false],
  ['of no link', '/v2/items?page=2; rel="next"', false],
])('reads the name of a link %s', async (_, link, isNext) => {
  const list = listBy((_answer, _input, next) => s.nextLink(next), true)
  const links = [link]
  const addresses = await pagesOf(list, () => json({ data: ['a'] }, { headers: { link: links.shift() ?? '' } }))
  expect(addresses).toEqual(isNext ? ['', '?page=2'] : [''])
})

it('gives the answer as documented outside of lists', async () => {
  const { client } = answering(() => json({ data: ['a'], total: 1 }))
  const list = listBy(() => undefined)
  expect(await client.request(list)).toEqual({ data: ['a'], total: 1 })
})
