import { QueryClient, useQuery } from '@tanstack/react-query'
import {
  type Accepted,
  type AuthPrompt,
  type AuthPromptState,
  type archiveShow,
  createLisaClient,
  createProduct,
  createShow,
  type Endpoint,
  type EndpointInput,
  type EndpointOutput,
  type ErrorAction,
  type ErrorState,
  endpoint,
  followSession,
  formatPrice,
  getCurrentShow,
  getShow,
  isAccepted,
  isLisaError,
  type LisaClient,
  type LisaError,
  type LisaErrorKind,
  type LisaErrorOf,
  lisaError,
  lisaMutation,
  lisaPages,
  lisaQuery,
  type listMediaItems,
  listShowProducts,
  listShows,
  localize,
  notifyProductUpdate,
  open,
  type Page,
  type PrefetchedState,
  type Product,
  pageStatus,
  prefetchLisa,
  type RateLimit,
  reviveLisaError,
  type Session,
  type Show,
  updateShow,
  type useAuthPrompt,
  useErrorState,
  type useRateLimit,
} from 'lisa-query'
import { hmacSigner } from 'lisa-query/hmac'
import { expectTypeOf, test } from 'vitest'
import * as z from 'zod/mini'

declare const client: LisaClient
declare const error: LisaError

test('`kind` narrows to the facts of its kind, and the union is closed', () => {
  const facts = (): unknown => {
    switch (error.kind) {
      case 'forbidden':
        return expectTypeOf(error.requiredScope).toEqualTypeOf<string | undefined>()
      case 'too-large':
        return expectTypeOf([error.limit, error.size]).toEqualTypeOf<(number | undefined)[]>()
      case 'invalid':
        expectTypeOf(error.messages).toEqualTypeOf<string[]>()
        return expectTypeOf(error.fields).toEqualTypeOf<Record<string, string[]>>()
      case 'rate-limited':
        return expectTypeOf(error.retryAt).toEqualTypeOf<number>()
      case 'unavailable':
        return expectTypeOf(error.retryAt).toEqualTypeOf<number | undefined>()
      case 'unreachable':
        return expectTypeOf(error.offline).toEqualTypeOf<boolean>()
      case 'unexpected':
        return expectTypeOf(error.issues).toEqualTypeOf<{ path: string; message: string }[] | undefined>()
      case 'bad-request':
      case 'auth-required':
      case 'not-found':
      case 'conflict':
      case 'server-error':
      case 'timeout':
        // @ts-expect-error these carry no facts of their own
        return error.retryAt
      default:
        return error satisfies never
    }
  }
  expectTypeOf(facts).toBeFunction()
})

test('a switch that forgets a kind does not compile', () => {
  const forgetful = (kind: LisaErrorKind): string => {
    switch (kind) {
      case 'bad-request':
      case 'auth-required':
      case 'forbidden':
      case 'not-found':
      case 'conflict':
      case 'too-large':
      case 'invalid':
      case 'rate-limited':
      case 'server-error':
      case 'unavailable':
      case 'timeout':
      case 'unreachable':
        return kind
      default:
        // @ts-expect-error `unexpected` is left
        return kind satisfies never
    }
  }
  expectTypeOf(forgetful).toBeFunction()
})

test('every error carries what all share', () => {
  expectTypeOf(error).toExtend<Error>()
  expectTypeOf(error.name).toEqualTypeOf<'LisaError'>()
  expectTypeOf(error.method).toEqualTypeOf<string>()
  expectTypeOf(error.url).toEqualTypeOf<string>()
  expectTypeOf(error.status).toEqualTypeOf<number | undefined>()
  expectTypeOf(error.requestId).toEqualTypeOf<string | undefined>()
  expectTypeOf(error.body).toEqualTypeOf<unknown>()
  expectTypeOf(error.outcome).toEqualTypeOf<'unknown' | undefined>()
  // @ts-expect-error the facts of one kind are not there before `kind` is known
  void error.fields
  // @ts-expect-error nor those of two
  void error.retryAt
  // @ts-expect-error there is no such kind
  void (error.kind === 'exploded')
  // @ts-expect-error facts are not changed
  error.status = 404
})

test('an unknown value narrows', () => {
  const x: unknown = error
  if (isLisaError(x)) expectTypeOf(x).toEqualTypeOf<LisaError>()
  expectTypeOf(reviveLisaError(x)).toEqualTypeOf<LisaError>()
})

test('an error is made with the facts of its kind', () => {
  const place = { message: 'm', method: 'GET', url: 'u' }
  expectTypeOf(lisaError('rate-limited', { ...place, retryAt: 0 })).toEqualTypeOf<LisaErrorOf<'rate-limited'>>()
  expectTypeOf(lisaError('not-found', place).kind).toEqualTypeOf<'not-found'>()
  // @ts-expect-error a rate limit says when
  lisaError('rate-limited', place)
  // @ts-expect-error no such kind
  lisaError('exploded', place)
  // @ts-expect-error no message
  lisaError('not-found', { method: 'GET', url: 'u' })
})

test('the input follows from the endpoint', () => {
  expectTypeOf<EndpointInput<typeof getShow>>().toEqualTypeOf<{ id: string | number }>()
  expectTypeOf<EndpointInput<typeof listShowProducts>>().toEqualTypeOf<{
    id: string | number
    cursor?: string | undefined
    limit?: number | undefined
  }>()
  expectTypeOf<EndpointInput<typeof archiveShow>>().toEqualTypeOf<{ id: string | number }>()
  expectTypeOf<EndpointInput<typeof updateShow>['id']>().toEqualTypeOf<string | number>()

  void client.request(getShow, { id: '42' })
  void client.request(getShow, { id: 42 }, { signal: AbortSignal.abort() })
  void client.request(getCurrentShow)
  void client.request(getCurrentShow, {}, {})
  void client.request(listShows)
  void client.request(listShows, { state: 'live', limit: 8 })
  void client.request(listShows, { state: 'a state that LiSA adds later' })
  void client.request(createShow, { body: { title: { '*': 'Ski' } } })
  void client.request(notifyProductUpdate, { id: 'p', body: { productId: '1', price: 1, more: ['of', 'it'] } })

  // @ts-expect-error the id is missing
  void client.request(getShow)
  // @ts-expect-error the id is missing
  void client.request(getShow, {})
  // @ts-expect-error an id is no object
  void client.request(getShow, { id: {} })
  // @ts-expect-error an id is not undefined
  void client.request(getShow, { id: undefined })
  // @ts-expect-error getShow takes no slug
  void client.request(getShow, { slug: '42' })
  // @ts-expect-error limit is a number
  void client.request(listShows, { limit: '8' })
  // @ts-expect-error the body is missing
  void client.request(createShow, {})
  // @ts-expect-error the title is missing
  void client.request(createShow, { body: {} })
  // @ts-expect-error a title is one text per language
  void client.request(createShow, { body: { title: 'Ski' } })
  // @ts-expect-error the id of the show to change is missing
  void client.request(updateShow, { body: {} })
  // @ts-expect-error a notification is an object
  void client.request(notifyProductUpdate, { id: 'p', body: 'price' })
  // @ts-expect-error no such option
  void client.request(getShow, { id: '42' }, { retries: 3 })
})

test('the output follows from the endpoint, and a write may give a receipt', async () => {
  const show = await client.request(getShow, { id: '42' })
  expectTypeOf(show).toEqualTypeOf<Show>()
  expectTypeOf(show.id).toEqualTypeOf<string>()
  expectTypeOf(show.title).toEqualTypeOf<Record<string, string> | undefined>()
  // @ts-expect-error a read is never a receipt
  void show.acceptedAt.toFixed()

  const products = await client.request(listShowProducts, { id: '42' })
  expectTypeOf(products).toExtend<Page<Product>>()
  expectTypeOf(products.items[0]).toEqualTypeOf<Product | undefined>()

  const created = await client.request(createProduct, { body: { title: {} } })
  expectTypeOf(created).toEqualTypeOf<Product | Accepted>()
  // @ts-expect-error it may not be there yet
  void created.id.length
  if (isAccepted(created)) expectTypeOf(created.acceptedAt).toEqualTypeOf<number>()
  else expectTypeOf(created).toEqualTypeOf<Product>()

  expectTypeOf<EndpointOutput<typeof notifyProductUpdate>>().toEqualTypeOf<Accepted>()
  expectTypeOf<EndpointOutput<typeof listMediaItems>['items'][number]['durationInMs']>().toEqualTypeOf<number | undefined>()
})

const getPoll = endpoint('GET /shows/{id}/polls/{poll}', {
  query: z.object({ lang: z.optional(z.string()) }),
  response: z.looseObject({ question: z.string(), state: open('open', 'closed') }),
})
const vote = endpoint('POST /polls/{poll}/votes', {
  body: z.object({ answer: z.number() }),
  response: z.object({ votes: z.number() }),
})

test('an endpoint of your own has full types', async () => {
  expectTypeOf<EndpointInput<typeof getPoll>>().toEqualTypeOf<{
    id: string | number
    poll: string | number
    lang?: string | undefined
  }>()
  expectTypeOf<EndpointInput<typeof vote>>().toEqualTypeOf<{ poll: string | number; body: { answer: number } }>()
  expectTypeOf<EndpointOutput<typeof vote>>().toEqualTypeOf<{ votes: number } | Accepted>()
  expectTypeOf((await client.request(getPoll, { id: 1, poll: 2 })).question).toEqualTypeOf<string>()
  expectTypeOf(getPoll.method).toEqualTypeOf<'GET'>()

  // @ts-expect-error the poll is missing
  void client.request(getPoll, { id: 1 })
  // @ts-expect-error the answer is a number
  void client.request(vote, { poll: 2, body: { answer: 'red' } })
  // @ts-expect-error no such method
  endpoint('FETCH /polls', { response: z.unknown() })
  // @ts-expect-error a path starts with a slash
  endpoint('GET polls', { response: z.unknown() })
  // @ts-expect-error an endpoint says what it answers
  endpoint('GET /polls', {})
})

const useShowOf = () => useQuery(lisaQuery(client, getShow, { id: '42' }))

test('TanStack takes the options, with data and error typed', async () => {
  const queryClient = new QueryClient()
  const options = lisaQuery(client, getShow, { id: '42' })
  expectTypeOf(await queryClient.fetchQuery(options)).toEqualTypeOf<Show>()
  expectTypeOf(queryClient.getQueryData(options.queryKey)).toEqualTypeOf<Show | undefined>()
  expectTypeOf(await queryClient.fetchQuery(lisaQuery(client, getPoll, { id: 1, poll: 2 }))).toExtend<{ question: string }>()

  expectTypeOf<ReturnType<typeof useShowOf>['data']>().toEqualTypeOf<Show | undefined>()
  expectTypeOf<ReturnType<typeof useShowOf>['error']>().toEqualTypeOf<LisaError | null>()

  const pages = await queryClient.fetchInfiniteQuery(lisaPages(client, listShows, { state: 'live' }))
  expectTypeOf(pages.pages[0]?.items[0]).toEqualTypeOf<Show | undefined>()

  const { mutationFn } = lisaMutation(client, createShow)
  expectTypeOf(mutationFn).parameter(0).toEqualTypeOf<EndpointInput<typeof createShow>>()
  expectTypeOf(mutationFn).returns.resolves.toEqualTypeOf<Show | Accepted>()

  void lisaQuery(client, getCurrentShow)
  // @ts-expect-error the id is missing
  void lisaQuery(client, getShow)
  // @ts-expect-error the id is missing
  void lisaQuery(client, getShow, {})
  // @ts-expect-error a write is no query
  void lisaQuery(client, createShow, { body: { title: {} } })
  // @ts-expect-error one show comes in no pages
  void lisaPages(client, getShow, { id: '42' })
  // @ts-expect-error the cursor is the library's
  void lisaPages(client, listShows, { cursor: 'x' })
})

test('a client needs a baseUrl, and options have their types', () => {
  void createLisaClient({ baseUrl: '/api/lisa', authorization: async () => undefined, sign: hmacSigner('s') })
  // @ts-expect-error no baseUrl
  void createLisaClient({})
  // @ts-expect-error a credential is asked for, not handed over
  void createLisaClient({ baseUrl: '/', authorization: 'ApiKey x' })
  // @ts-expect-error no such unit
  void createLisaClient({ baseUrl: '/', retryAfterUnit: 'min' })
})

test('a state offers its ways on', () => {
  expectTypeOf<ErrorState['actions']>().toEqualTypeOf<ErrorAction[]>()
  expectTypeOf<ErrorState['action']>().toEqualTypeOf<ErrorAction | undefined>()
  expectTypeOf<ErrorAction>().toEqualTypeOf<{ label: string; run: () => void; isReady: boolean }>()
  expectTypeOf(useErrorState).returns.toEqualTypeOf<ErrorState | null>()
})

test('the rate limit and the prompt have their types, in components and without', () => {
  expectTypeOf<ReturnType<typeof useRateLimit>>().toEqualTypeOf<RateLimit>()
  expectTypeOf(client.rateLimit.get()).toEqualTypeOf<RateLimit>()
  expectTypeOf<RateLimit>().toEqualTypeOf<{
    isOpen: boolean
    retryAt?: number | undefined
    remaining?: number | undefined
    limit?: number | undefined
    waiting: number
  }>()
  expectTypeOf<Pick<AuthPromptState, 'isOpen' | 'waiting'>>().toEqualTypeOf<{ isOpen: boolean; waiting: number }>()
  expectTypeOf<ReturnType<typeof useAuthPrompt>>().toEqualTypeOf<AuthPromptState>()
  expectTypeOf<AuthPromptState['signIn']>().toEqualTypeOf<() => Promise<void>>()
  expectTypeOf<AuthPromptState['dismiss']>().toEqualTypeOf<() => void>()
})

test('a session is started and ended, and followed by a QueryClient', () => {
  const { session } = client
  expectTypeOf(session).toEqualTypeOf<Session>()
  expectTypeOf(session.start).toEqualTypeOf<() => void>()
  expectTypeOf(session.end).toEqualTypeOf<() => void>()
  expectTypeOf(session.signIn).toEqualTypeOf<() => Promise<void>>()
  expectTypeOf(session.prompt).toEqualTypeOf<AuthPrompt>()
  expectTypeOf([session.generation, session.ends]).toEqualTypeOf<number[]>()
  expectTypeOf(session.subscribe(() => undefined)).toEqualTypeOf<() => void>()
  expectTypeOf(followSession(new QueryClient(), client)).toEqualTypeOf<() => void>()
  // @ts-expect-error how many there have been is the client's to count
  session.ends = 0
  // @ts-expect-error the application hands no credential over
  session.start('ApiKey x')
  // @ts-expect-error what only requests need is not public
  void session.renew
  // @ts-expect-error the QueryClient comes first
  void followSession(client, new QueryClient())
})

test('texts and prices have their types', () => {
  expectTypeOf(localize({ '*': 'x' }, ['de', 'en'])).toEqualTypeOf<string | undefined>()
  expectTypeOf(formatPrice({ currency: { symbol: '€' }, original: { value: 1 } }, 'de')).toEqualTypeOf<string>()
  // @ts-expect-error a price has a currency
  void formatPrice({ original: { value: 1 } }, 'de')
  // @ts-expect-error no such price
  void formatPrice({ currency: { symbol: '€' }, original: { value: 1 } }, 'de', 'cheapest')
})

test('endpoints are data that can be listed', () => {
  const all: Endpoint[] = [getShow, listShows, createShow, notifyProductUpdate, getPoll, vote]
  expectTypeOf(all[0]?.method).toEqualTypeOf<'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | undefined>()
})

test('what is prefetched has the input of its endpoint', () => {
  expectTypeOf(
    prefetchLisa(client, [getShow, { id: '42' }], [listShows], [listShows, { limit: 2 }]),
  ).resolves.toEqualTypeOf<PrefetchedState>()
  expectTypeOf(
    prefetchLisa(client, ...['1', '2'].map((id) => [getShow, { id }] as const)),
  ).resolves.toEqualTypeOf<PrefetchedState>()
  // @ts-expect-error a show needs its id
  void prefetchLisa(client, [getShow])
  // @ts-expect-error no such field
  void prefetchLisa(client, [getShow, { show: '42' }])
  // @ts-expect-error a write is no read
  void prefetchLisa(client, [createShow, { body: {} }])
  expectTypeOf(pageStatus({ reads: [] })).toExtend<ResponseInit>()
})
