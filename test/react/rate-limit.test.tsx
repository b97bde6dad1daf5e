// @vitest-environment jsdom
import {
  type Clock,
  type ErrorState,
  getShow,
  LisaProvider,
  systemClock,
  useErrorDescription,
  useErrorState,
  useRateLimit,
  useShow,
  useUpdateShow,
} from 'lisa-query'
import { Profiler, type ReactElement } from 'react'
import { describe, expect, it, test } from 'vitest'
import {
  act,
  advance,
  answering,
  goggles,
  jitter,
  later,
  newYear,
  ok,
  onFakeTime,
  render,
  rendering,
  type Stub,
  settle,
  status,
} from '../support/react.tsx'

onFakeTime()

const body = { title: { '*': 'Sun glasses' } }
const never = (): Promise<Response> => new Promise(() => undefined)
const counting =
  (remaining: string, show: unknown = goggles) =>
  (): Response =>
    Response.json(show, { headers: { 'x-ratelimit-remaining': remaining } })

/** A LiSA that refuses show 1 once for so many seconds and has all others. */
const refusingOnce = (seconds: string): Stub =>
  answering(({ route, nth }) => (route === 'GET /shows/1' && nth === 1 ? status(429, { 'retry-after': seconds }) : ok())())

/** The show that is refused, and one that is only asked for once it has an id. */
const useNeighbours = ({ id }: { id?: string } = {}) => {
  useShow('1')
  const show = useShow(id)
  const update = useUpdateShow()
  return { show, update, failed: useErrorState(show), unsaved: useErrorState(update) }
}

const nobody: { id?: string } = {}

describe('useErrorState, for what has not failed yet and is held back', () => {
  test('a read says when it goes out, and falls silent with its data', async () => {
    const lisa = refusingOnce('12')
    const { result, rerender } = await rendering(lisa, useNeighbours, { initialProps: nobody })
    expect(result.current.failed).toBeNull()
    rerender({ id: '2' })
    await settle()
    expect(lisa.calls).toEqual(['GET /shows/1'])
    expect(result.current.show).toMatchObject({ isPending: true, failureReason: null })
    expect(result.current.failed).toMatchObject({
      kind: 'rate-limited',
      title: 'Too many requests at once',
      description: 'Trying again in 12 seconds.',
      retryAt: newYear + 12_000,
      isRetrying: true,
      action: { isReady: false },
    })
    await advance(12_000)
    expect(result.current).toMatchObject({ show: { data: goggles }, failed: null })
  })

  test('a write says so too, and is sent once', async () => {
    const lisa = refusingOnce('12')
    const { result } = await rendering(lisa, useNeighbours, { initialProps: nobody })
    act(() => result.current.update.mutate({ id: '2', body }))
    await settle()
    expect(result.current.unsaved).toMatchObject({
      kind: 'rate-limited',
      description: 'Trying again in 12 seconds.',
      isRetrying: true,
      action: { isReady: false },
    })
    expect(result.current.unsaved?.error.outcome).toBeUndefined()
    await advance(12_000)
    expect(result.current).toMatchObject({ update: { isSuccess: true }, unsaved: null })
    expect(lisa.calls.filter((call) => call === 'PATCH /shows/2')).toHaveLength(1)
  })

  test('data that are there stay while their refetch waits', async () => {
    const lisa = refusingOnce('12')
    const { result, rerender } = await rendering(
      lisa,
      ({ id }: { id?: string }) => {
        const show = useShow('2')
        useShow(id)
        return { show, failed: useErrorState(show) }
      },
      { initialProps: nobody },
    )
    rerender({ id: '1' })
    await settle()
    expect(result.current).toMatchObject({ show: { data: goggles }, failed: null })
    act(() => void result.current.show.refetch())
    await settle()
    expect(result.current).toMatchObject({ show: { data: goggles }, failed: { kind: 'rate-limited', isRetrying: true } })
    await advance(12_000)
    expect(result.current).toMatchObject({ show: { data: goggles }, failed: null })
  })

  test('its caller does not render while the seconds go by', async () => {
    const { rerender, renders } = await rendering(refusingOnce('12'), useNeighbours, { initialProps: nobody })
    rerender({ id: '2' })
    await settle()
    const before = renders()
    await advance(11_999)
    expect(renders()).toBe(before)
  })

  test('during the few percent that come on top it says that it is being tried', async () => {
    const lisa = refusingOnce('20')
    jitter(0.999)
    const { result, rerender } = await rendering(lisa, useNeighbours, { initialProps: nobody })
    rerender({ id: '2' })
    await advance(20_500)
    expect(lisa.calls).toEqual(['GET /shows/1'])
    expect(result.current.failed?.description).toBe('Trying again now.')
    await advance(500)
    expect(result.current).toMatchObject({ show: { data: goggles }, failed: null })
  })

  const useOwnTime = ({ id }: { id?: string }) => {
    const show = useShow('2')
    useShow(id)
    return { show, failed: useErrorState(show) }
  }
  /** A LiSA that is down for 5 seconds for show 2, and asks for 20 seconds' pause at show 1. */
  const downAndBusy = (): Stub =>
    answering(({ route, nth }) => {
      if (nth > 1) return ok()()
      return (route === 'GET /shows/1' ? status(429, { 'retry-after': '20' }) : status(503, { 'retry-after': '5' }))()
    })

  test('the time that LiSA gave for this read counts while it is ahead', async () => {
    const lisa = downAndBusy()
    const { result, rerender } = await rendering(lisa, useOwnTime, { initialProps: nobody })
    rerender({ id: '1' })
    await settle()
    expect(lisa.client.rateLimit.get().retryAt).toBe(newYear + 20_000)
    expect(result.current.failed).toMatchObject({
      kind: 'unavailable',
      retryAt: newYear + 5_000,
      description: 'Trying again in 5 seconds.',
    })
    await advance(5_000)
    expect(lisa.calls).toEqual(['GET /shows/2', 'GET /shows/1'])
    await advance(15_000)
    expect(result.current).toMatchObject({ show: { data: goggles }, failed: null })
  })

  // React throws that render away: what `useHasCome` gives is `false` for the old moment and again for the new one.
  it('once its own time has come, a read says how long all wait', async () => {
    const { result, rerender } = await rendering(downAndBusy(), useOwnTime, { initialProps: nobody })
    rerender({ id: '1' })
    await advance(5_000)
    expect(result.current.failed).toMatchObject({
      kind: 'rate-limited',
      retryAt: newYear + 20_000,
      description: 'Trying again in 15 seconds.',
    })
  })

  test('a wait that is too long is not sat out: the state says when, and is ready then', async () => {
    const lisa = refusingOnce('90')
    const { result, rerender } = await rendering(lisa, useNeighbours, { initialProps: nobody })
    rerender({ id: '2' })
    await settle()
    expect(result.current.failed).toMatchObject({
      kind: 'rate-limited',
      description: 'You can try again in 90 seconds.',
      isRetrying: false,
      action: { isReady: false },
    })
    await advance(90_000)
    expect(result.current.failed).toMatchObject({ action: { isReady: true } })
    expect(lisa.calls).toEqual(['GET /shows/1'])
    act(() => result.current.failed?.action?.run())
    await settle()
    expect(result.current).toMatchObject({ show: { data: goggles }, failed: null })
  })

  // The store's snapshot is the gate's time even for a hook that has nothing under way.
  it('a widget that has its data does not render because others wait', async () => {
    const lisa = refusingOnce('12')
    const { renders } = await rendering(lisa, () => useErrorState(useShow('2')))
    const before = renders()
    await rendering(lisa, () => useShow('1'))
    await advance(13_000)
    expect(renders()).toBe(before)
  })
})

describe('thirty widgets with a ticking countdown', () => {
  test('each second renders the countdowns only, with one timer for all', async () => {
    const waits = new Set<object>()
    let wakes = 0
    const clock: Clock = {
      now: systemClock.now,
      after: (milliseconds, callback) => {
        const wait = {}
        waits.add(wait)
        const stop = systemClock.after(milliseconds, () => {
          waits.delete(wait)
          wakes += 1
          callback()
        })
        return () => {
          waits.delete(wait)
          stop()
        }
      },
    }
    const commits = new Map<string, number>()
    const count = (id: string): void => void commits.set(id, (commits.get(id) ?? 0) + 1)
    const lisa = answering(status(429, { 'retry-after': '40' }), { clock })
    const ids = Array.from({ length: 30 }, (_, index) => `${index}`)
    const view = render(
      <LisaProvider client={lisa.client}>
        {ids.map((id) => (
          <Widget key={id} id={id} onRender={count} />
        ))}
      </LisaProvider>,
    )
    await settle()
    const texts = (): (string | null)[] => [...view.container.querySelectorAll('p')].map(({ textContent }) => textContent)
    expect(texts()).toEqual(ids.map((id) => `${id}: Trying again in 40 seconds.`))
    // One for the gate, one for everything that shows seconds, and one for the end of each widget's wait.
    expect(waits.size).toBe(2 + ids.length)
    commits.clear()
    wakes = 0
    for (let second = 0; second < 10; second += 1) await advance(1_000)
    expect(texts()).toEqual(ids.map((id) => `${id}: Trying again in 30 seconds.`))
    expect(Object.fromEntries(commits)).toEqual(Object.fromEntries(ids.map((id) => [`countdown ${id}`, 10])))
    expect([wakes, waits.size]).toEqual([10, 2 + ids.length])
    expect(lisa.calls).toHaveLength(3)
  })
})

describe('useRateLimit', () => {
  test('is open and knows nothing before the first answer', async () => {
    const { result } = await rendering(answering(never), useRateLimit)
    expect(result.current).toMatchObject({ isOpen: true, waiting: 0 })
    expect(result.current.retryAt).toBeUndefined()
    expect(result.current.remaining).toBeUndefined()
    expect(result.current.limit).toBeUndefined()
  })

  test('reads `26/60` as 26 used of 60', async () => {
    const { result } = await rendering(answering(counting('26/60')), useShowAndLimit)
    expect(result.current).toMatchObject({ isOpen: true, remaining: 34, limit: 60, waiting: 0 })
  })

  test('reads `34` as 34 left, of nobody knows how many', async () => {
    const { result } = await rendering(answering(counting('34')), useShowAndLimit)
    expect(result.current).toMatchObject({ isOpen: true, remaining: 34 })
    expect(result.current.limit).toBeUndefined()
  })

  test('knows of no count where LiSA sends none', async () => {
    const { result } = await rendering(answering(ok()), useShowAndLimit)
    expect(result.current.isOpen).toBe(true)
    expect(result.current.remaining).toBeUndefined()
  })

  test('says that it is closed, and when it opens', async () => {
    const lisa = answering(status(429, { 'retry-after': '12', 'x-ratelimit-remaining': '60/60' }), { retry: false })
    const { result } = await rendering(lisa, useShowAndLimit)
    expect(result.current).toMatchObject({ isOpen: false, retryAt: newYear + 12_000, limit: 60, waiting: 0 })
  })

  test('counts what waits: at most three go before the first answer', async () => {
    const slow = later()
    const lisa = answering(({ route }) => (route === 'GET /shows/0' ? slow.response : never()))
    const { result } = await rendering(lisa, () => {
      ;['0', '1', '2', '3', '4'].map(useOne)
      return useRateLimit()
    })
    expect(lisa.calls).toHaveLength(3)
    expect(result.current).toMatchObject({ isOpen: true, waiting: 2 })
    slow.answer(ok()())
    await settle()
    expect(lisa.calls).toHaveLength(5)
    expect(result.current.waiting).toBe(0)
  })

  test('opens by itself when the time has come, although nothing waits', async () => {
    const lisa = answering(status(429, { 'retry-after': '12' }), { retry: false })
    const { result } = await rendering(lisa, useShowAndLimit)
    await advance(11_999)
    expect(result.current.isOpen).toBe(false)
    await advance(1)
    expect(result.current).toMatchObject({ isOpen: true, retryAt: undefined, waiting: 0 })
    expect(lisa.calls).toHaveLength(1)
  })

  // With nobody looking on as it closes, no timer is set, and subscribing later sets none.
  it('opens by itself also for who looks on only after it has closed', async () => {
    const lisa = answering(status(429, { 'retry-after': '12' }))
    await lisa.client.request(getShow, { id: '42' }).catch(() => undefined)
    const { result } = await rendering(lisa, useRateLimit)
    expect(result.current).toMatchObject({ isOpen: false, retryAt: newYear + 12_000 })
    await advance(12_000)
    expect(result.current.isOpen).toBe(true)
  })

  // `get` gives the state as of the last change, and time alone is none without a listener.
  it('is open for who looks on only once the time has passed', async () => {
    const lisa = answering(status(429, { 'retry-after': '12' }))
    await lisa.client.request(getShow, { id: '42' }).catch(() => undefined)
    await advance(60_000)
    const { result } = await rendering(lisa, useRateLimit)
    expect(result.current.isOpen).toBe(true)
  })

  test('is the same object until something changes', async () => {
    const { result, rerender } = await rendering(answering(counting('26/60')), useShowAndLimit)
    const before = result.current
    rerender()
    expect(result.current).toBe(before)
  })

  test('every widget of a client sees the same, and another client’s sees its own', async () => {
    const lisa = answering(status(429, { 'retry-after': '12' }), { retry: false })
    await rendering(lisa, () => useShow('42'))
    const other = await rendering(answering(ok()), useShowAndLimit)
    const one = await rendering(lisa, useRateLimit)
    expect([one.result.current.isOpen, other.result.current.isOpen]).toEqual([false, true])
  })

  test('nobody is woken once the last one has gone', async () => {
    const lisa = answering(status(429, { 'retry-after': '12' }), { retry: false })
    const { unmount, renders } = await rendering(lisa, useShowAndLimit)
    unmount()
    const before = renders()
    await advance(60_000)
    expect(renders()).toBe(before)
  })
})

const useOne = (id: string) => useShow(id)

const useShowAndLimit = () => {
  useShow('42')
  return useRateLimit()
}

interface WidgetProps {
  id: string
  onRender: (id: string) => void
}

function Widget({ id, onRender }: WidgetProps): ReactElement {
  const failed = useErrorState(useShow(id))
  // Both are made anew whenever the widget renders, so what is measured around the title is the widget itself.
  return (
    <p>
      <Profiler id={`widget ${id}`} onRender={onRender}>
        <Title id={id} />
      </Profiler>
      <Profiler id={`countdown ${id}`} onRender={onRender}>
        {failed && <Description state={failed} />}
      </Profiler>
    </p>
  )
}

const Title = ({ id }: { id: string }): string => `${id}: `

const Description = ({ state }: { state: ErrorState }): string => useErrorDescription(state)
