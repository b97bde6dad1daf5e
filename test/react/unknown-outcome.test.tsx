// @vitest-environment jsdom
import { useMutation } from '@tanstack/react-query'
import {
  endpoint,
  lisaMutation,
  updateShow,
  useChannel,
  useChannelCurrentShow,
  useErrorState,
  useLisaClient,
  useLisaMutation,
  useLisaQueryClient,
  useProducts,
  useShow,
  useShowProducts,
  useShows,
  useUpdateShow,
} from 'lisa-query'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import {
  act,
  advance,
  answering,
  goggles,
  later,
  noAnswer,
  ok,
  onFakeTime,
  pageOfShows,
  rendering,
  type Stub,
  settle,
  status,
} from '../support/react.tsx'

onFakeTime()

const hour = 3_600_000
const body = { title: { '*': 'Sun glasses' } }
const never = (): Promise<Response> => new Promise(() => undefined)
const cutOff = (): Response =>
  new Response(
    new ReadableStream({
      start: (stream) => {
        stream.enqueue(new TextEncoder().encode('{"id":'))
        stream.error(new TypeError('terminated'))
      },
    }),
    { headers: { 'content-type': 'application/json' } },
  )

interface Shop extends Stub {
  bodies: string[]
}

/** A LiSA with everything to read, whose first write ends like this. */
function shop(write: () => Response | Promise<Response>): Shop {
  const bodies: string[] = []
  const stub = answering(async ({ route, request, nth }) => {
    const [path = ''] = route.split('?')
    if (path === 'GET /shows') return ok(pageOfShows(['42']))()
    if (path.endsWith('/products')) return ok({ items: [] })()
    if (path.startsWith('GET /channels')) return ok({ id: 'c', slug: 'ski' })()
    if (path.startsWith('GET')) return ok()()
    bodies.push(await request.text())
    return nth === 1 ? write() : ok()()
  })
  return { ...stub, bodies }
}

const useWriting = () => {
  const update = useUpdateShow()
  return { update, failed: useErrorState(update) }
}

/** Sends the write and lets it come to its end. */
async function failedWrite<Page extends ReturnType<typeof useWriting>>(page: { current: Page }): Promise<void> {
  act(() => page.current.update.mutate({ id: '42', body }))
  await settle()
  await advance(20_000)
}

const endings: [name: string, write: () => Response | Promise<Response>, kind: string][] = [
  ['no answer in time', never, 'timeout'],
  ['a cut connection', noAnswer, 'unreachable'],
  ['an answer cut short', cutOff, 'unexpected'],
  ['500', status(500), 'server-error'],
  ['502', status(502), 'unavailable'],
  ['504', status(504), 'timeout'],
  ['520', status(520), 'server-error'],
  ['522', status(522), 'server-error'],
  ['524', status(524), 'server-error'],
]

test.each(endings)('%s leaves a write open: it is not sent again by itself', async (_name, write, kind) => {
  const lisa = shop(write)
  const { result } = await rendering(lisa, useWriting)
  await failedWrite(result)
  await advance(hour)
  expect(lisa.calls).toEqual(['PATCH /shows/42'])
  expect(result.current.failed).toMatchObject({
    kind,
    error: { outcome: 'unknown' },
    isRetrying: false,
    actions: [
      { label: 'Check', isReady: true },
      { label: 'Send again', isReady: true },
    ],
  })
  expect(result.current.failed?.action).toBe(result.current.failed?.actions[0])
  expect(result.current.failed?.description).toMatch(/It may have been saved or not: check before you send it again\.$/)
})

test.each([
  ['501', status(501)],
  ['503', status(503)],
  ['429 with a wait that is too long', status(429, { 'retry-after': '90' })],
])('%s says that it was not saved: there is nothing to check', async (_name, write) => {
  const { result } = await rendering(shop(write), useWriting)
  await failedWrite(result)
  expect(result.current.failed?.error.outcome).toBeUndefined()
  expect(result.current.failed?.actions.map(({ label }) => label)).toEqual(['Try again'])
})

test('a read has no unknown outcome', async () => {
  const { result } = await rendering(answering(status(504)), () => useErrorState(useShow('42')))
  await advance(hour)
  expect(result.current?.error.outcome).toBeUndefined()
  expect(result.current?.actions.map(({ label }) => label)).toEqual(['Try again'])
})

test.each(endings)(
  'after %s, “Check” fetches what the write touches and nothing else, and the state stays',
  async (_name, write) => {
    const lisa = shop(write)
    const { result, rerender } = await rendering(
      lisa,
      ({ isOpen }: { isOpen: boolean }) => {
        useShow('42')
        useShows()
        useShow('7')
        useChannel('ski')
        useChannelCurrentShow('ski')
        useProducts()
        useShowProducts(isOpen ? '42' : undefined, {}, { staleTime: hour })
        return useWriting()
      },
      { initialProps: { isOpen: true } },
    )
    rerender({ isOpen: false })
    await failedWrite(result)
    const before = result.current.failed
    lisa.calls.length = 0
    act(() => before?.actions[0]?.run())
    await settle()
    expect(lisa.calls.sort()).toEqual(['GET /channels/ski/shows/current', 'GET /shows', 'GET /shows/42'])
    expect(lisa.bodies).toHaveLength(1)
    expect(result.current.failed).toMatchObject({ kind: before?.kind, error: { outcome: 'unknown' } })
    expect(result.current.failed?.actions.map(({ label, isReady }) => [label, isReady])).toEqual([
      ['Check', true],
      ['Send again', true],
    ])
    rerender({ isOpen: true })
    await settle()
    expect(lisa.calls).toContain('GET /shows/42/products')
  },
)

test('“Check” of one write leaves the reads of another alone', async () => {
  const rate = endpoint('POST /products/{id}/ratings', { body: z.object({ stars: z.number() }), response: z.unknown() })
  const lisa = shop(status(504))
  const { result } = await rendering(lisa, () => {
    useShow('42')
    useProducts()
    const rating = useLisaMutation(rate)
    return { ...useWriting(), rating, unrated: useErrorState(rating) }
  })
  await failedWrite(result)
  act(() => result.current.rating.mutate({ id: '1', body: { stars: 5 } }))
  await settle()
  lisa.calls.length = 0
  act(() => result.current.unrated?.action?.run())
  await settle()
  expect(lisa.calls).toEqual(['GET /products'])
})

test.each(endings)('after %s, “Send again” sends the same once more', async (_name, write) => {
  const lisa = shop(write)
  const { result } = await rendering(lisa, useWriting)
  await failedWrite(result)
  act(() => result.current.failed?.actions[1]?.run())
  await advance(hour)
  expect(lisa.bodies).toEqual([JSON.stringify(body), JSON.stringify(body)])
  expect(result.current).toMatchObject({ update: { isSuccess: true, data: goggles }, failed: null })
})

test('while it is sent again, neither is ready', async () => {
  const slow = later()
  let turn = 0
  const lisa = answering(() => {
    turn += 1
    return turn === 1 ? status(504)() : slow.response
  })
  const { result } = await rendering(lisa, useWriting)
  await failedWrite(result)
  act(() => result.current.failed?.actions[1]?.run())
  await settle()
  expect(result.current.update.isPending).toBe(true)
  expect(result.current.failed?.actions.some(({ isReady }) => isReady) ?? false).toBe(false)
  slow.answer(ok()())
  await settle()
  expect(result.current.failed).toBeNull()
})

test('a hand-written mutation has the same ways to go on, although no other component writes', async () => {
  const lisa = shop(status(504))
  const { result } = await rendering(lisa, () => {
    useShow('42')
    const client = useLisaClient()
    const update = useMutation({ mutationFn: () => client.request(updateShow, { id: '42', body }) }, useLisaQueryClient())
    return { update, failed: useErrorState(update) }
  })
  act(() => result.current.update.mutate())
  await settle()
  expect(result.current.failed?.actions.map(({ label }) => label)).toEqual(['Check', 'Send again'])
  act(() => result.current.failed?.actions[0]?.run())
  await settle()
  expect(lisa.calls).toEqual(['GET /shows/42', 'PATCH /shows/42', 'GET /shows/42'])
  act(() => result.current.failed?.actions[1]?.run())
  await settle()
  expect(result.current).toMatchObject({ update: { isSuccess: true }, failed: null })
})

test('a hand-written mutation that met a 503 offers another try', async () => {
  const lisa = shop(status(503))
  const { result } = await rendering(lisa, () => {
    const update = useMutation(lisaMutation(useLisaClient(), updateShow), useLisaQueryClient())
    return { update, failed: useErrorState(update) }
  })
  act(() => result.current.update.mutate({ id: '42', body }))
  await settle()
  expect(result.current.failed).toMatchObject({ kind: 'unavailable', action: { label: 'Try again', isReady: true } })
  act(() => result.current.failed?.action?.run())
  await settle()
  expect(result.current).toMatchObject({ update: { isSuccess: true, data: goggles }, failed: null })
})

test('the words of both can be replaced', async () => {
  const { result } = await rendering(shop(status(504)), useWriting, {
    messages: { check: 'Nachsehen', sendAgain: 'Noch einmal' },
  })
  await failedWrite(result)
  expect(result.current.failed?.actions.map(({ label }) => label)).toEqual(['Nachsehen', 'Noch einmal'])
})

const createOrder = endpoint('POST /orders', {
  headers: z.object({ 'Idempotency-Key': z.optional(z.string()) }),
  body: z.looseObject({}),
  response: z.looseObject({}),
})

test.each([
  ['an Idempotency-Key', { 'Idempotency-Key': 'k1' }, ['Send again', 'Check'], /you can send it again, it counts only once\.$/],
  ['no key', {}, ['Check', 'Send again'], /check before you send it again\.$/],
])('a write with %s says whether it needs a check before it is sent again', async (_name, headers, labels, words) => {
  const keys: (string | null)[] = []
  const lisa = answering(({ request, nth }) => {
    keys.push(request.headers.get('idempotency-key'))
    return nth === 1 ? status(504)() : ok()()
  })
  const { result } = await rendering(lisa, () => {
    const order = useLisaMutation(createOrder)
    return { order, failed: useErrorState(order) }
  })
  act(() => result.current.order.mutate({ headers, body: {} }))
  await settle()
  expect(result.current.failed?.actions.map(({ label }) => label)).toEqual(labels)
  expect(result.current.failed?.description).toMatch(words)
  act(() => result.current.failed?.actions[labels.indexOf('Send again')]?.run())
  await settle()
  expect(result.current.order.isSuccess).toBe(true)
  const key = 'Idempotency-Key' in headers ? headers['Idempotency-Key'] : null
  expect(keys).toEqual([key, key])
})
