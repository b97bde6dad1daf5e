// @vitest-environment jsdom
import { QueryClient, skipToken, useQuery } from '@tanstack/react-query'
import {
  endpoint,
  type LisaError,
  lisaQuery,
  pageOf,
  useErrorState,
  useLisaClient,
  useLisaMutation,
  useLisaPages,
  useLisaQuery,
  useLisaQueryClient,
} from 'lisa-query'
import { expect, expectTypeOf, test } from 'vitest'
import * as z from 'zod/mini'
import { act, answering, ok, onFakeTime, rendering, settle, status } from '../support/react.tsx'

onFakeTime()

const Coupon = z.looseObject({ code: z.string(), percent: z.number() })
const getCoupon = endpoint('GET /shows/{showId}/coupons/{code}', {
  query: z.object({ lang: z.optional(z.string()) }),
  response: Coupon,
})
const useCoupon = (showId: string, code: string | undefined) =>
  useLisaQuery(getCoupon, code === undefined ? undefined : { showId, code })
const listCoupons = endpoint('GET /coupons', { response: pageOf(Coupon) })
const redeem = endpoint('POST /coupons/{code}/redeem', { body: z.object({ cart: z.string() }), response: Coupon })

const coupon = { code: 'SKI10', percent: 10 }
type Coupon = z.output<typeof Coupon>

test('its call', async () => {
  const { client, calls } = answering(ok(coupon))
  const found = await client.request(getCoupon, { showId: '42', code: 'SKI10', lang: 'de' })
  expectTypeOf(found).toEqualTypeOf<Coupon>()
  expect(found).toEqual(coupon)
  expect(calls).toEqual(['GET /shows/42/coupons/SKI10?lang=de'])
})

test('its key follows the path', () => {
  const { client } = answering(ok(coupon), { name: 'sandbox' })
  const { queryKey } = lisaQuery(client, getCoupon, { showId: 42, code: 'a/b', lang: 'de' })
  expect(queryKey).toEqual(['lisa:sandbox', 'shows', '42', 'coupons', 'a/b', { lang: 'de' }])
})

test('its options, for every method of a QueryClient and hook of TanStack, with types', async () => {
  const { client } = answering(ok(coupon))
  const queryClient = new QueryClient()
  const options = lisaQuery(client, getCoupon, { showId: '42', code: 'SKI10' })
  const fetched = await queryClient.fetchQuery(options)
  const cached = queryClient.getQueryData(options.queryKey)
  expectTypeOf(fetched).toEqualTypeOf<Coupon>()
  expectTypeOf(cached).toEqualTypeOf<Coupon | undefined>()
  expect([fetched, cached]).toEqual([coupon, coupon])
  const { result } = await rendering({ client }, () => useQuery(options, queryClient))
  expectTypeOf(result.current.error).toEqualTypeOf<LisaError | null>()
  expect(result.current.data).toEqual(coupon)
})

test('its hook, which waits', async () => {
  const lisa = answering(ok(coupon))
  const { result, rerender } = await rendering(lisa, ({ code }: { code: string | undefined }) => useCoupon('42', code), {
    initialProps: { code: undefined } as { code: string | undefined },
  })
  expectTypeOf(result.current.data).toEqualTypeOf<Coupon | undefined>()
  expect(lisa.calls).toEqual([])
  rerender({ code: 'SKI10' })
  await settle()
  expect(result.current.data).toEqual(coupon)
})

test('its list', async () => {
  const lisa = answering(ok({ items: [coupon] }))
  const { result } = await rendering(lisa, () => useLisaPages(listCoupons, {}))
  expectTypeOf(result.current.data).toEqualTypeOf<Coupon[] | undefined>()
  expect(result.current.data).toEqual([coupon])
})

test('a read that needs no input needs none, with options or without', async () => {
  const getMotd = endpoint('GET /motd', {
    query: z.object({ lang: z.optional(z.string()) }),
    response: z.object({ text: z.string() }),
  })
  const lisa = answering(ok({ text: 'Hello' }))
  const { result } = await rendering(lisa, () => [
    useLisaQuery(getMotd).data,
    useLisaQuery(getMotd, {}, { staleTime: 1_000 }).data,
    useLisaQuery(getMotd, undefined).data,
    useLisaQuery(getMotd, skipToken).data,
  ])
  expect(result.current).toEqual([{ text: 'Hello' }, { text: 'Hello' }, undefined, undefined])
  expect(lisa.calls).toEqual(['GET /motd'])
})

test('its write makes all reads under its first segment stale', async () => {
  const lisa = answering(({ route }) => ok(route.startsWith('POST') ? coupon : { items: [coupon] })())
  const { result } = await rendering(lisa, () => ({ list: useLisaPages(listCoupons, {}), redeem: useLisaMutation(redeem) }))
  act(() => result.current.redeem.mutate({ code: 'SKI10', body: { cart: 'c1' } }))
  await settle()
  expect(lisa.calls).toEqual(['GET /coupons', 'POST /coupons/SKI10/redeem', 'GET /coupons'])
})

test('an answer in another shape names what differs', async () => {
  const { result } = await rendering(answering(ok({ code: 'SKI10', percent: 'ten' })), () => {
    const found = useCoupon('42', 'SKI10')
    return { found, failed: useErrorState(found) }
  })
  expect(result.current.failed).toMatchObject({
    kind: 'unexpected',
    error: { issues: [{ path: 'percent', message: 'expected number' }] },
  })
})

test('its errors narrow by kind, exhaustively', async () => {
  const { result } = await rendering(answering(status(403)), () => useCoupon('42', 'SKI10'))
  expect(result.current.error && factOf(result.current.error)).toBe('no scope named')
})

test('types refuse a wrong input and a write as a read', () => {
  expect(useRefused).toBeTypeOf('function')
})

/** Only compiled, never run. */
function useRefused(): unknown {
  const client = useLisaClient()
  // @ts-expect-error the code is missing
  void client.request(getCoupon, { showId: '42' })
  // @ts-expect-error a language is a text
  void client.request(getCoupon, { showId: '42', code: 'a', lang: 7 })
  // @ts-expect-error an endpoint with parameters needs an input
  void client.request(getCoupon)
  // @ts-expect-error a write is no query
  useLisaQuery(redeem, { code: 'a', body: { cart: 'c1' } })
  // @ts-expect-error a single coupon is no list
  useLisaPages(getCoupon, { showId: '42', code: 'a' })
  // @ts-expect-error the body does not fit
  useLisaMutation(redeem).mutate({ code: 'a', body: { cart: 1 } })
  return useLisaQueryClient()
}

function factOf(error: LisaError): string {
  switch (error.kind) {
    case 'forbidden':
      return error.requiredScope ?? 'no scope named'
    case 'too-large':
      return String(error.limit)
    case 'invalid':
      return Object.keys(error.fields).join()
    case 'rate-limited':
      return new Date(error.retryAt).toISOString()
    case 'unavailable':
      return String(error.retryAt)
    case 'unreachable':
      return String(error.offline)
    case 'unexpected':
      return String(error.issues?.length)
    case 'bad-request':
    case 'auth-required':
    case 'not-found':
    case 'conflict':
    case 'server-error':
    case 'timeout':
      return error.message
    default:
      return error satisfies never
  }
}
