// @vitest-environment jsdom
import { act, cleanup, fireEvent, render } from '@testing-library/react'
import type { Show } from 'lisa-query'
import { ContentHub, PromoBanner, pickPromo } from 'lisa-query/player'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const now = Date.UTC(2026, 0, 10, 12)
const hour = 3_600_000

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  vi.useFakeTimers({ now })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const show = (id: string, hours: number, state: string): Show => ({
  id,
  state,
  title: { '*': `Show ${id}`, de: `Sendung ${id}` },
  startsAt: new Date(now + hours * hour).toISOString(),
})
const shows = [
  show('old', -100, 'replay'),
  show('fresh', -20, 'replay'),
  show('soon', 2, 'upcoming'),
  show('later', 30, 'upcoming'),
]

test('a hub begins with the show that Content Hub would play, and plays what is chosen', () => {
  const { container, getByRole } = render(<ContentHub shows={shows} origin="https://shop.hello-lisa.com" />)
  const src = (): string | undefined => container.querySelector('iframe')?.src
  expect(src()).toBe('https://shop.hello-lisa.com/s/soon')
  expect(container.querySelector('iframe')?.title).toBe('Show soon')
  fireEvent.click(getByRole('button', { name: 'Show old' }))
  expect(src()).toBe('https://shop.hello-lisa.com/s/old')
  expect(getByRole('button', { current: true }).textContent).toBe('Show old')
})

test('a hub without shows is empty, and loads nothing before consent', () => {
  const { container, rerender } = render(<ContentHub shows={undefined} origin="https://shop.hello-lisa.com" />)
  expect(container.querySelector('iframe')).toBeNull()
  rerender(<ContentHub shows={shows} origin="https://shop.hello-lisa.com" consent={false} consentPrompt="May we?" />)
  expect(container.querySelector('iframe')).toBeNull()
  expect(container.textContent).toContain('May we?')
})

const live = show('live', -1, 'live')

test.each([
  ['a live show, before all others', [...shows, live], {}, 'live'],
  ['none that is live, where that is not wanted', [live], { hasLive: false }, undefined],
  ['the next within the lead time', shows, {}, 'soon'],
  ['none before the lead time', shows, { leadTime: hour }, undefined],
  ['a later one with a longer lead time', [show('later', 30, 'upcoming')], { leadTime: 48 * hour }, 'later'],
  ['no replay, unless that is wanted', shows, { leadTime: 0 }, undefined],
  ['the latest replay, where that is wanted', shows, { leadTime: 0, replayTime: 48 * hour }, 'fresh'],
  ['none of none', [], { replayTime: 48 * hour }, undefined],
])('promotes %s', (_, given, options, id) => expect(pickPromo(given, now, options)?.show.id).toBe(id))

test('a banner comes as a show draws near, opens it, and stays away once it was put away', () => {
  const onOpen = vi.fn()
  const soon = [show('soon', 4, 'upcoming')]
  const { container, getByRole, queryByRole } = render(<PromoBanner shows={soon} onOpen={onOpen} language="de" />)
  expect(container.innerHTML).toBe('')
  act(() => vi.advanceTimersByTime(hour))
  fireEvent.click(getByRole('button', { name: 'Starts soon: Sendung soon' }))
  expect(onOpen.mock.calls).toEqual([[{ show: soon[0], state: 'upcoming' }]])
  fireEvent.click(getByRole('button', { name: 'Put away' }))
  expect(queryByRole('button')).toBeNull()
})

test('a banner renders on a server, where it says nothing yet', () => {
  expect(renderToString(<PromoBanner shows={shows} onOpen={() => undefined} />)).toBe('')
})
