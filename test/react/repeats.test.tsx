// @vitest-environment jsdom
import { onlineManager } from '@tanstack/react-query'
import { endpoint, useCreateShow, useLisaMutation } from 'lisa-query'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { act, advance, answering, answeringInTurn, later, ok, onFakeTime, rendering, settle, status } from '../support/react.tsx'

onFakeTime()

const ski = (): { body: { title: Record<string, string> } } => ({ body: { title: { '*': 'Ski night' } } })

test('a double click sends once: the second joins the first, and both have its answer', async () => {
  const slow = later()
  const lisa = answering(() => slow.response)
  const saved: unknown[] = []
  const { result } = await rendering(lisa, () => useCreateShow())
  const outcomes = Promise.all([1, 2].map(() => result.current.mutateAsync(ski()).then((show) => saved.push(show))))
  await settle()
  slow.answer(ok({ id: '7' }, 201)())
  await act(() => outcomes)
  await settle()
  expect(lisa.calls).toEqual(['POST /shows'])
  expect(saved).toEqual([{ id: '7' }, { id: '7' }])
  expect(result.current).toMatchObject({ isSuccess: true, data: { id: '7' } })
})

test('a second click while the first waits for another try sends once, too', async () => {
  const lisa = answeringInTurn([status(429, { 'retry-after': '12' }), ok({ id: '7' }, 201)])
  const { result } = await rendering(lisa, () => useCreateShow())
  act(() => result.current.mutate(ski()))
  await advance(5_000)
  act(() => result.current.mutate(ski()))
  await advance(60_000)
  expect(lisa.calls).toEqual(['POST /shows', 'POST /shows'])
  expect(result.current).toMatchObject({ isSuccess: true, data: { id: '7' } })
})

test('a second click that meets no network joins the first as well, and is not sent when the network is back', async () => {
  const slow = later()
  const lisa = answering(() => slow.response)
  const { result } = await rendering(lisa, () => useCreateShow())
  act(() => result.current.mutate(ski()))
  await settle()
  act(() => onlineManager.setOnline(false))
  act(() => result.current.mutate(ski()))
  slow.answer(status(502)())
  await settle()
  act(() => onlineManager.setOnline(true))
  await settle()
  expect(lisa.calls).toEqual(['POST /shows'])
  expect(result.current.error).toMatchObject({ kind: 'unavailable', outcome: 'unknown' })
})

test('a failure is that of both, and the next click sends again', async () => {
  const lisa = answeringInTurn([status(503), ok({ id: '7' }, 201)])
  const { result } = await rendering(lisa, () => useCreateShow())
  act(() => result.current.mutate(ski()))
  act(() => result.current.mutate(ski()))
  await settle()
  expect(result.current.error?.kind).toBe('unavailable')
  expect(lisa.calls).toHaveLength(1)
  act(() => result.current.mutate(ski()))
  await settle()
  expect(lisa.calls).toHaveLength(2)
  expect(result.current.isSuccess).toBe(true)
})

test('what says something else is another write, and so is a file, although it looks the same', async () => {
  const upload = endpoint('POST /uploads', { body: z.object({ file: z.instanceof(Blob) }), response: z.unknown() })
  const lisa = answering(ok({ id: '7' }, 201))
  const { result } = await rendering(lisa, () => ({ create: useCreateShow(), upload: useLisaMutation(upload) }))
  act(() => {
    result.current.create.mutate({ body: { title: { '*': 'One' } } })
    result.current.create.mutate({ body: { title: { '*': 'One', de: 'Eins' } } })
    result.current.create.mutate({ body: { title: { '*': 'Two' } } })
    result.current.upload.mutate({ body: { file: new Blob(['a']) } })
    result.current.upload.mutate({ body: { file: new Blob(['b']) } })
  })
  await settle()
  expect(lisa.calls.sort()).toEqual(['POST /shows', 'POST /shows', 'POST /shows', 'POST /uploads', 'POST /uploads'])
})

test('with `isRepeatable` each is a write of its own', async () => {
  const heart = endpoint('POST /shows/{id}/hearts', { response: z.unknown() })
  const lisa = answering(ok({}))
  const { result } = await rendering(lisa, () => useLisaMutation(heart, { isRepeatable: true }))
  act(() => {
    for (let press = 0; press < 3; press += 1) result.current.mutate({ id: '42' })
  })
  await settle()
  expect(lisa.calls).toHaveLength(3)
})

test('two hooks are two forms', async () => {
  const lisa = answering(ok({ id: '7' }, 201))
  const { result } = await rendering(lisa, () => [useCreateShow(), useCreateShow()])
  act(() => {
    for (const create of result.current) create.mutate(ski())
  })
  await settle()
  expect(lisa.calls).toHaveLength(2)
})

test('the caller’s onSettled runs for each', async () => {
  const settled: unknown[] = []
  const lisa = answering(ok({ id: '7' }, 201))
  const { result } = await rendering(lisa, () => useCreateShow({ onSettled: (show) => void settled.push(show) }))
  act(() => result.current.mutate(ski()))
  act(() => result.current.mutate(ski()))
  await settle()
  expect(settled).toEqual([{ id: '7' }, { id: '7' }])
})

test('a write that needs no input takes none', async () => {
  const ping = endpoint('POST /pings', { response: z.unknown() })
  const lisa = answering(ok({}))
  const { result } = await rendering(lisa, () => useLisaMutation(ping))
  act(() => result.current.mutate())
  await settle()
  expect(lisa.calls).toEqual(['POST /pings'])
})
