import { QueryClient, skipToken, useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import {
  type Accepted,
  endpoint,
  type getCurrentShow,
  getShow,
  type LisaClient,
  type LisaError,
  type ListItem,
  type ListOptions,
  type ListResult,
  lisaKey,
  lisaMutation,
  lisaPages,
  lisaQuery,
  listShowProducts,
  listShows,
  type MaybeInput,
  type Product,
  type ReadOptions,
  type ReadResult,
  type Show,
  type updateShow,
  useChannelCurrentShow,
  useCurrentShow,
  useLisaMutation,
  useLisaPages,
  useLisaQuery,
  useShow,
  useShowProducts,
  useShows,
  type WriteOptions,
  type WriteResult,
} from 'lisa-query'
import { expectTypeOf, test } from 'vitest'
import * as z from 'zod/mini'

declare const client: LisaClient
declare const maybe: Show | undefined
declare const maybeInput: { id: string } | undefined
const show: Show = { id: '42' }

test('`initialData` narrows `data` exactly as with TanStack', () => {
  const useAll = () => {
    const theirs = useQuery({ ...lisaQuery(client, getShow, { id: '42' }), initialData: show })
    expectTypeOf(useShow('42', { initialData: show }).data).toEqualTypeOf(theirs.data)
    expectTypeOf(useShow('42', { initialData: show }).data).toEqualTypeOf<Show>()
    expectTypeOf(useShow('42', { initialData: () => show }).data).toEqualTypeOf<Show>()
    expectTypeOf(useShow('42', { initialData: show, select: ({ id }) => id }).data).toEqualTypeOf<string>()
    expectTypeOf(useCurrentShow({ initialData: show }).data).toEqualTypeOf<Show>()
    expectTypeOf(useChannelCurrentShow('ski', { initialData: show }).data).toEqualTypeOf<Show>()
    expectTypeOf(useLisaQuery(getShow, { id: '42' }, { initialData: show }).data).toEqualTypeOf<Show>()
    // What may be undefined narrows nothing.
    const uncertain = useQuery({ ...lisaQuery(client, getShow, { id: '42' }), initialData: () => maybe })
    expectTypeOf(useShow('42', { initialData: () => maybe }).data).toEqualTypeOf(uncertain.data)
    expectTypeOf(useShow('42', { initialData: () => maybe }).data).toEqualTypeOf<Show | undefined>()
    expectTypeOf(useShow('42', {} as ReadOptions<typeof getShow>).data).toEqualTypeOf<Show | undefined>()
    // @ts-expect-error of another shape
    useShow('42', { initialData: { title: 'x' } })
    const pages = { pages: [{ items: [show] }], pageParams: [undefined] }
    expectTypeOf(useShows({}, { initialData: pages }).data).toEqualTypeOf<Show[]>()
    expectTypeOf(
      useLisaPages(listShows, {}, { initialData: pages, select: (shows) => shows.length }).data,
    ).toEqualTypeOf<number>()
    const list = useInfiniteQuery({ ...lisaPages(client, listShows, {}), initialData: pages })
    expectTypeOf(list.data.pages[0]).toExtend<{ items: Show[] } | undefined>()
  }
  expectTypeOf(useAll).toBeFunction()
})

test('`placeholderData` and `select` narrow as with TanStack', () => {
  const useAll = () => {
    const theirs = useQuery({ ...lisaQuery(client, getShow, { id: '42' }), placeholderData: show })
    const ours = useShow('42', { placeholderData: show })
    expectTypeOf(ours.data).toEqualTypeOf(theirs.data)
    if (ours.isPlaceholderData) expectTypeOf(ours.data).toEqualTypeOf<Show>()
    if (ours.isSuccess) expectTypeOf(ours.data).toEqualTypeOf<Show>()
    expectTypeOf(useShow('42', { placeholderData: (before) => before }).data).toEqualTypeOf<Show | undefined>()
    expectTypeOf(useShow('42', { select: ({ title }) => title?.['*'] ?? '' }).data).toEqualTypeOf<string | undefined>()
    expectTypeOf(useShows({}, { select: (shows) => shows.map(({ id }) => id) }).data).toEqualTypeOf<string[] | undefined>()
    // @ts-expect-error of another shape
    useShow('42', { placeholderData: { title: 'x' } })
  }
  expectTypeOf(useAll).toBeFunction()
})

test('an input may be missing, and where none is needed it may be left out', () => {
  const useAll = () => {
    expectTypeOf(useLisaQuery({} as typeof getCurrentShow).data).toEqualTypeOf<Show | undefined>()
    expectTypeOf(useLisaPages(listShows).data).toEqualTypeOf<Show[] | undefined>()
    useLisaQuery(getShow, undefined)
    useLisaQuery(getShow, skipToken, { staleTime: 1 })
    useLisaQuery(getShow, maybeInput)
    useQuery(lisaQuery(client, getShow, maybeInput))
    useQuery(lisaQuery(client, getShow, maybeInput ?? skipToken))
    useInfiniteQuery(lisaPages(client, listShowProducts, maybeInput))
    useInfiniteQuery(lisaPages(client, listShows))
    useSuspenseQuery(lisaQuery(client, getShow, { id: '42' }))
    // @ts-expect-error suspense cannot wait for an input
    useSuspenseQuery(lisaQuery(client, getShow, maybeInput))
    // @ts-expect-error the id is missing
    useLisaQuery(getShow)
    // @ts-expect-error the id is missing
    useLisaQuery(getShow, {})
    // @ts-expect-error the id is missing
    useLisaPages(listShowProducts)
    // @ts-expect-error the id is missing
    void lisaPages(client, listShowProducts, {})
    // @ts-expect-error a page size is a number
    useShowProducts('42', { limit: '8' })
    // @ts-expect-error the id stands by itself
    useShowProducts('42', { id: '42' })
  }
  expectTypeOf(useAll).toBeFunction()
  expectTypeOf<MaybeInput<{ id: string }>>().toEqualTypeOf<{ id: string } | typeof skipToken | undefined>()
})

test('keys know what stands under them', () => {
  const queryClient = new QueryClient()
  expectTypeOf(queryClient.getQueryData(lisaKey(client, getShow, { id: '42' }))).toEqualTypeOf<Show | undefined>()
  queryClient.setQueryData(lisaKey(client, getShow, { id: '42' }), (before) => before && { ...before, title: { '*': 'x' } })
  void lisaKey(client)
  void lisaKey(client, getShow)
  void lisaKey(client, listShowProducts, { id: '42' })
  // @ts-expect-error no show
  queryClient.setQueryData(lisaKey(client, getShow, { id: '42' }), { title: 'x' })
  // @ts-expect-error no such name
  void lisaKey(client, getShow, { slug: '42' })
  // @ts-expect-error the client comes first
  void lisaKey(getShow)
})

test('types of hooks follow from their endpoint', () => {
  expectTypeOf<ReadResult<typeof getShow>['data']>().toEqualTypeOf<Show | undefined>()
  expectTypeOf<ReadResult<typeof getShow, string>['data']>().toEqualTypeOf<string | undefined>()
  expectTypeOf<ReadResult<typeof getShow>['error']>().toEqualTypeOf<LisaError | null>()
  expectTypeOf<ListItem<typeof listShowProducts>>().toEqualTypeOf<Product>()
  expectTypeOf<ListResult<typeof listShows>['data']>().toEqualTypeOf<Show[] | undefined>()
  expectTypeOf<NonNullable<ListOptions<typeof listShows, number>['select']>>().toEqualTypeOf<(items: Show[]) => number>()
  expectTypeOf<WriteResult<typeof updateShow>['data']>().toEqualTypeOf<Show | Accepted | undefined>()
  expectTypeOf<WriteOptions<typeof updateShow>>().toExtend<{ isRepeatable?: boolean | undefined }>()
  // @ts-expect-error the key follows from the endpoint
  void ({ queryKey: ['mine'] } satisfies ReadOptions<typeof getShow>)
})

test('a write that needs no input takes none', () => {
  const ping = endpoint('POST /pings', { response: z.object({ at: z.string() }) })
  const vote = endpoint('POST /polls/{poll}/votes', { response: z.unknown() })
  const useAll = () => {
    useLisaMutation(ping).mutate()
    void lisaMutation(client, ping).mutationFn()
    // @ts-expect-error the poll is missing
    useLisaMutation(vote).mutate()
  }
  expectTypeOf(useAll).toBeFunction()
})
