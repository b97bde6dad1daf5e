// @vitest-environment jsdom
import { lisaError } from 'lisa-query'
import { de } from 'lisa-query/messages'
import { Countdown } from 'lisa-query/ui'
import type { ReactElement } from 'react'
import { expect, test, vi } from 'vitest'
import { advance, answering, newYear, ok, onFakeTime } from '../support/react.tsx'
import { at, failed, retrying, State, showing } from './showing.tsx'

onFakeTime()

const limited = (seconds: number) => lisaError('rate-limited', { ...at, retryAt: newYear + seconds * 1_000 })

const page = (seconds: number, how = retrying): ReactElement => (
  <State of={how(limited(seconds))}>{(state) => state && <Countdown state={state} />}</State>
)

/** A browser whose every clock goes on while the tab sleeps: fake timers move `performance.now` with their own time alone. */
const throughSleep = (): Parameters<typeof showing>[1] => ({
  lisa: answering(ok(), {
    clock: {
      now: () => Date.now(),
      after: (milliseconds, callback) => {
        const timer = setTimeout(callback, milliseconds)
        return () => clearTimeout(timer)
      },
    },
  }),
})

/** Second after second, as an open tab lives. */
async function live(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) await advance(1_000)
}

test('tells a screen reader about 30 seconds three times: at the start, at 10, and how it goes on', async () => {
  const { told } = await showing(page(30))
  await live(40)
  expect(told).toEqual(['Trying again in 30 seconds.', 'Trying again in 10 seconds.', 'Trying again now.'])
})

test('tells it about 90 seconds at the start, at 60, 30, 10 and 0', async () => {
  const { told } = await showing(page(90, failed))
  await live(100)
  expect(told).toEqual([
    'You can try again in 90 seconds.',
    'You can try again in 60 seconds.',
    'You can try again in 30 seconds.',
    'You can try again in 10 seconds.',
    'You can try again now.',
  ])
})

test('passes over a milestone that comes right after the start', async () => {
  const { told } = await showing(page(31))
  await live(40)
  expect(told).toEqual(['Trying again in 31 seconds.', 'Trying again in 10 seconds.', 'Trying again now.'])
})

test('says what is true now when the tab wakes up past two milestones', async () => {
  const { told } = await showing(page(90), throughSleep())
  await live(20)
  vi.setSystemTime(newYear + 65_000)
  await advance(1_000)
  expect(told).toEqual(['Trying again in 90 seconds.', 'Trying again in 24 seconds.'])
  await live(30)
  expect(told.slice(2)).toEqual(['Trying again in 10 seconds.', 'Trying again now.'])
})

test('says the end alone when the tab has slept all the while', async () => {
  const { told } = await showing(page(90), throughSleep())
  await live(1)
  vi.setSystemTime(newYear + 3_600_000)
  await live(2)
  expect(told).toEqual(['Trying again in 90 seconds.', 'Trying again now.'])
})

test('ticks for the eye every second, hidden from who hears what was last said', async () => {
  const { container } = await showing(page(30))
  const [visible, spoken] = container.querySelectorAll('span')
  expect(visible?.getAttribute('aria-hidden')).toBeNull()
  await live(3)
  expect(visible?.textContent).toBe('Trying again in 27 seconds.')
  expect(visible?.getAttribute('aria-hidden')).toBe('true')
  expect(spoken?.textContent).toBe('Trying again in 30 seconds.')
})

test('starts anew for another wait', async () => {
  const { told, change } = await showing(page(5))
  await live(5)
  await change(page(25))
  await live(21)
  expect(told).toEqual([
    'Trying again in 5 seconds.',
    'Trying again now.',
    'Trying again in 20 seconds.',
    'Trying again in 10 seconds.',
    'Trying again now.',
  ])
})

test('twenty countdowns to one moment speak with one voice, and each can be read', async () => {
  const twenty = Array.from({ length: 20 }, (_, index) => index)
  const { told, container } = await showing(twenty.map((key) => <div key={key}>{page(30)}</div>))
  await live(21)
  expect(told).toEqual(['Trying again in 30 seconds.', 'Trying again in 10 seconds.'])
  const regions = [...container.querySelectorAll('[aria-live]')]
  expect(regions.map(({ textContent }) => textContent)).toEqual(twenty.map(() => 'Trying again in 10 seconds.'))
})

test('counts in German', async () => {
  const { told } = await showing(page(12), { messages: de })
  await live(13)
  expect(told).toEqual([de.retryingIn('in 12 Sekunden'), de.retryingNow])
})

test.each([0, 2])('leaves no timer behind when it goes after %i seconds', async (seconds) => {
  const { unmount } = await showing(page(30))
  await live(seconds)
  unmount()
  expect(vi.getTimerCount()).toBe(0)
})
