// @vitest-environment jsdom
import { QueryClient } from '@tanstack/react-query'
import { getShow, lisaQuery, useErrorState, useShow, useUpdateShow } from 'lisa-query'
import { expect, test } from 'vitest'
import {
  act,
  advance,
  answering,
  answeringInTurn,
  goggles,
  noAnswer,
  ok,
  onFakeTime,
  rendering,
  settle,
  status,
} from '../support/react.tsx'

onFakeTime()

const useReading = () => {
  const show = useShow('42')
  return { show, failed: useErrorState(show) }
}
const useWriting = () => {
  const update = useUpdateShow()
  return { update, failed: useErrorState(update) }
}

const never = (): Promise<Response> => new Promise(() => undefined)
const hour = 3_600_000

test('a 429 waits until LiSA’s time, never less, and then succeeds', async () => {
  const lisa = answeringInTurn([status(429, { 'retry-after': '12' }), ok()])
  const { result } = await rendering(lisa, useReading)
  await advance(11_999)
  expect(lisa.calls).toHaveLength(1)
  await advance(1)
  expect(lisa.calls).toHaveLength(2)
  expect(result.current.show.data).toEqual(goggles)
})

test('a fraction of a second counts', async () => {
  const lisa = answeringInTurn([status(429, { 'retry-after': '2.0004' }), ok()])
  await rendering(lisa, useReading)
  await advance(2_000)
  expect(lisa.calls).toHaveLength(1)
  await advance(1)
  expect(lisa.calls).toHaveLength(2)
})

test('a 429 is tried again five times', async () => {
  const lisa = answering(status(429, { 'retry-after': '1' }))
  const { result } = await rendering(lisa, useReading)
  await advance(hour)
  expect(lisa.calls).toHaveLength(6)
  expect(result.current.failed).toMatchObject({ kind: 'rate-limited', isRetrying: false, action: { isReady: true } })
})

test('a wait of maxWait is sat out, a longer one is not: the state says when', async () => {
  const sat = answering(status(429, { 'retry-after': '60' }))
  const patient = await rendering(sat, useReading)
  expect(patient.result.current.failed).toMatchObject({ isRetrying: true })

  const lisa = answering(status(429, { 'retry-after': '61' }))
  const { result } = await rendering(lisa, useReading)
  expect(result.current.failed).toMatchObject({
    isRetrying: false,
    description: 'You can try again in 61 seconds.',
    action: { label: 'Try again', isReady: false },
  })
  await advance(61_000)
  expect(lisa.calls).toHaveLength(1)
  expect(result.current.failed?.action?.isReady).toBe(true)
})

test('maxWait is the client’s', async () => {
  const lisa = answering(status(429, { 'retry-after': '5' }), { maxWait: 4_999 })
  const { result } = await rendering(lisa, useReading)
  expect(result.current.failed).toMatchObject({ isRetrying: false })
})

test('a 503 with a time waits for it, too', async () => {
  const lisa = answeringInTurn([status(503, { 'retry-after': '30' }), ok()])
  const { result } = await rendering(lisa, useReading)
  expect(result.current.failed?.description).toBe('Trying again in 30 seconds.')
  await advance(29_999)
  expect(lisa.calls).toHaveLength(1)
  await advance(1)
  expect(result.current.show.data).toEqual(goggles)
})

test.each([
  ['500', status(500)],
  ['502', status(502)],
  ['503', status(503)],
  ['504', status(504)],
  ['408', status(408)],
  ['no answer', noAnswer],
])('a dead read costs exactly 3 requests: %s', async (_name, answer) => {
  const lisa = answering(answer)
  const { result } = await rendering(lisa, useReading)
  await advance(hour)
  expect(lisa.calls).toHaveLength(3)
  expect(result.current.failed?.isRetrying).toBe(false)
})

test('a read that never gets an answer costs 3 requests of 20 seconds', async () => {
  const lisa = answering(never)
  const { result } = await rendering(lisa, useReading)
  await advance(19_999)
  expect(result.current.failed).toBeNull()
  await advance(10)
  expect(result.current.failed).toMatchObject({ kind: 'timeout', isRetrying: true })
  await advance(hour)
  expect(lisa.calls).toHaveLength(3)
})

test.each([400, 401, 403, 404, 409, 410, 412, 413, 418, 422])('a read that ends with %i is not tried again', async (code) => {
  const lisa = answering(status(code))
  const { result } = await rendering(lisa, useReading)
  await advance(hour)
  expect(result.current.show.isError).toBe(true)
  expect(lisa.calls).toHaveLength(1)
})

test('an answer that cannot be read is not asked for again', async () => {
  const lisa = answering(() => new Response('<h1>Hello</h1>'))
  await rendering(lisa, useReading)
  await advance(hour)
  expect(lisa.calls).toHaveLength(1)
})

test.each([
  ['500', status(500)],
  ['502', status(502)],
  ['503', status(503)],
  ['503 with a time', status(503, { 'retry-after': '1' })],
  ['504', status(504)],
  ['no answer', noAnswer],
  ['no answer in time', never],
])('a write is not sent twice by itself: %s', async (_name, answer) => {
  const lisa = answering(answer)
  const { result } = await rendering(lisa, useWriting)
  act(() => result.current.update.mutate({ id: '42', body: {} }))
  await settle()
  await advance(hour)
  expect(result.current.update.isError).toBe(true)
  expect(lisa.calls).toHaveLength(1)
})

test('a write that was refused with a 429 was not processed, and is sent again at the time', async () => {
  const lisa = answeringInTurn([status(429, { 'retry-after': '12' }), ok()])
  const { result } = await rendering(lisa, useWriting)
  act(() => result.current.update.mutate({ id: '42', body: {} }))
  await settle()
  await advance(11_999)
  expect(lisa.calls).toHaveLength(1)
  await advance(1)
  expect(lisa.calls).toHaveLength(2)
  expect(result.current.update.data).toEqual(goggles)
})

test('a write that is refused and then fails is not sent a third time', async () => {
  const lisa = answeringInTurn([status(429, { 'retry-after': '1' }), status(503)])
  const { result } = await rendering(lisa, useWriting)
  act(() => result.current.update.mutate({ id: '42', body: {} }))
  await settle()
  await advance(hour)
  expect(lisa.calls).toHaveLength(2)
})

test('a host’s defaults do not replace the rule', async () => {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: 9, retryDelay: 0 }, mutations: { retry: 9 } } })
  const lisa = answering(status(503))
  const { result } = await rendering(lisa, () => ({ ...useReading(), ...useWriting() }), { queryClient })
  await advance(hour)
  expect(lisa.calls).toHaveLength(3)
  act(() => result.current.update.mutate({ id: '42', body: {} }))
  await settle()
  await advance(hour)
  expect(lisa.calls).toHaveLength(4)
})

test('`fetchQuery` of a loader goes by the same rule', async () => {
  const lisa = answeringInTurn([status(429, { 'retry-after': '12' }), ok()])
  const promise = new QueryClient().fetchQuery(lisaQuery(lisa.client, getShow, { id: '42' }))
  await advance(12_000)
  expect(await promise).toEqual(goggles)
})

test('a client that does not retry is at its final state at once', async () => {
  const lisa = answering(status(503), { retry: false })
  const { result } = await rendering(lisa, useReading)
  expect(result.current.failed).toMatchObject({ kind: 'unavailable', isRetrying: false })
  await advance(hour)
  expect(lisa.calls).toHaveLength(1)
})
