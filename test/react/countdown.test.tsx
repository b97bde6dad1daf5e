// @vitest-environment jsdom
import { type Clock, type ErrorState, LisaProvider, useCountdown, useErrorDescription, useErrorState, useShow } from 'lisa-query'
import { type ReactElement, StrictMode } from 'react'
import { expect, test, vi } from 'vitest'
import { act, advance, answering, newYear, ok, onFakeTime, render, rendering, settle, status } from '../support/react.tsx'

onFakeTime()

test('counts whole seconds down to nothing, and renders once for each', async () => {
  const { result, renders } = await rendering(answering(ok()), () => useCountdown(newYear + 2_500))
  const seen = [[result.current, renders()]]
  for (const milliseconds of [499, 1, 999, 1, 999, 1, 60_000]) {
    await advance(milliseconds)
    seen.push([result.current, renders()])
  }
  expect(seen).toEqual([
    [3, 1],
    [3, 1],
    [2, 2],
    [2, 2],
    [1, 3],
    [1, 3],
    [0, 4],
    [0, 4],
  ])
})

test.each([
  ['without a moment', undefined],
  ['for a moment that has come', newYear],
  ['for a moment in the past', newYear - 5_000],
])('is 0 %s, and sets no timer', async (_name, retryAt) => {
  const { result } = await rendering(answering(ok()), () => useCountdown(retryAt))
  expect(result.current).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
})

test('starts anew for another moment', async () => {
  const { result, rerender } = await rendering(answering(ok()), ({ at }: { at: number }) => useCountdown(at), {
    initialProps: { at: newYear + 2_000 },
  })
  await advance(2_000)
  expect(result.current).toBe(0)
  rerender({ at: newYear + 10_000 })
  expect(result.current).toBe(8)
  await advance(1_000)
  expect(result.current).toBe(7)
})

test('thirty countdowns share one timer, and leave none', async () => {
  const lisa = answering(ok())
  const view = render(
    <LisaProvider client={lisa.client}>
      {Array.from({ length: 30 }, (_, index) => newYear + 10_000 + index * 37).map((at) => (
        <Seconds key={at} at={at} />
      ))}
    </LisaProvider>,
  )
  expect(vi.getTimerCount()).toBe(1)
  await advance(3_000)
  expect(vi.getTimerCount()).toBe(1)
  view.unmount()
  expect(vi.getTimerCount()).toBe(0)
})

test('the timer rests once the last countdown is over', async () => {
  const lisa = answering(ok())
  await rendering(lisa, () => [useCountdown(newYear + 1_000), useCountdown(newYear + 3_000)])
  await advance(2_999)
  expect(vi.getTimerCount()).toBe(1)
  await advance(1)
  expect(vi.getTimerCount()).toBe(0)
})

test('one timer in StrictMode, too', async () => {
  const lisa = answering(ok())
  const view = render(
    <StrictMode>
      <LisaProvider client={lisa.client}>
        <Seconds at={newYear + 5_000} />
        <Seconds at={newYear + 9_000} />
      </LisaProvider>
    </StrictMode>,
  )
  expect(vi.getTimerCount()).toBe(1)
  await advance(1_000)
  expect(view.container.textContent).toBe('48')
  view.unmount()
  expect(vi.getTimerCount()).toBe(0)
})

test('goes by the clock of the client', async () => {
  const waits: { milliseconds: number; callback: () => void }[] = []
  let now = 0
  const clock: Clock = {
    now: () => now,
    after: (milliseconds, callback) => {
      waits.push({ milliseconds, callback })
      return () => undefined
    },
  }
  const { result } = await rendering(answering(ok(), { clock }), () => useCountdown(1_500))
  expect(result.current).toBe(2)
  expect(waits.map(({ milliseconds }) => milliseconds)).toEqual([500])
  now = 500
  act(() => waits[0]?.callback())
  await settle()
  expect(result.current).toBe(1)
})

test('a ticking description re-renders only what shows it', async () => {
  const counts = { card: 0, ticking: 0 }
  const lisa = answering(status(429, { 'retry-after': '90' }))
  const view = render(
    <LisaProvider client={lisa.client}>
      <CountedCard counts={counts} />
    </LisaProvider>,
  )
  await settle()
  expect(view.container.textContent).toBe('You can try again in 90 seconds.')
  const before = { ...counts }
  await advance(10_000)
  expect(view.container.textContent).toBe('You can try again in 80 seconds.')
  expect(counts).toEqual({ card: before.card, ticking: before.ticking + 10 })
})

test('a description counts down to the retry, and then says that it is under way', async () => {
  const lisa = answering(({ nth }) =>
    nth === 1 ? status(429, { 'retry-after': '12' })() : new Promise<Response>(() => undefined),
  )
  const view = render(
    <LisaProvider client={lisa.client}>
      <Described />
    </LisaProvider>,
  )
  await settle()
  expect(view.container.textContent).toBe('Trying again in 12 seconds.')
  await advance(11_000)
  expect(view.container.textContent).toBe('Trying again in 1 second.')
  await advance(1_000)
  expect(view.container.textContent).toBe('Trying again now.')
  expect(lisa.calls).toHaveLength(2)
})

function Seconds({ at }: { at: number }): ReactElement {
  return <b>{useCountdown(at)}</b>
}

function Described(): ReactElement {
  const failed = useErrorState(useShow('42'))
  return failed ? <Description state={failed} /> : <p />
}

function Description({ state }: { state: ErrorState }): ReactElement {
  return <p>{useErrorDescription(state)}</p>
}

interface Counts {
  card: number
  ticking: number
}

function CountedCard({ counts }: { counts: Counts }): ReactElement {
  counts.card += 1
  const failed = useErrorState(useShow('42'))
  return failed ? <CountedDescription state={failed} counts={counts} /> : <p />
}

function CountedDescription({ state, counts }: { state: ErrorState; counts: Counts }): ReactElement {
  counts.ticking += 1
  return <p>{useErrorDescription(state)}</p>
}
