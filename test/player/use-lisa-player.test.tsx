// @vitest-environment jsdom
import { act, cleanup, fireEvent, render } from '@testing-library/react'
import { LisaPlayer, type UseLisaPlayerOptions, useLisaPlayer } from 'lisa-query/player'
import { type ReactElement, useState } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { said } from './examples.ts'
import { playerOrigin } from './frame.ts'
import { showing } from './showing.tsx'

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const origins = [playerOrigin]

function Headless(options: Partial<UseLisaPlayerOptions>): ReactElement {
  const player = useLisaPlayer({ origins, ...options })
  const send = (): void => void player.connection?.send({ messageType: 'lsc:media:pause' }).catch(() => undefined)
  return (
    <>
      <iframe ref={player.ref} title="Player" />
      <button type="button" onClick={send}>
        {player.isReady ? 'ready' : 'waiting'} {player.isAlive ? 'alive' : 'silent'}
      </button>
    </>
  )
}

test('a frame of one’s own becomes ready, alive, and silent again', () => {
  const { listen, getByRole } = showing(<Headless aliveTimeout={2_000} />)
  expect(getByRole('button').textContent).toBe('waiting silent')
  act(listen)
  expect(getByRole('button').textContent).toBe('ready alive')
  act(() => vi.advanceTimersByTime(4_000))
  expect(getByRole('button').textContent).toBe('ready silent')
})

test('callbacks are typed by message, may be new at every render, and are called once', () => {
  const first = vi.fn()
  const second = vi.fn()
  const { say, show } = showing(<Headless on={{ 'lsc:product:click': ({ productId }) => first(productId) }} />)
  const click = { ...said['lsc:product:click'], messageType: 'lsc:product:click' }
  act(() => say(click))
  show(<Headless on={{ 'lsc:product:click': ({ productTitle }) => second(productTitle), 'lsc:products:close': second }} />)
  act(() => say(click))
  act(() => say({ messageType: 'lsc:product:close' }))
  expect(first.mock.calls).toEqual([['p-1']])
  expect(second.mock.calls).toEqual([['Firn ski goggles'], [{ messageType: 'lsc:products:close' }]])
})

test('tells what it does not understand, and what happened for analytics', () => {
  const onUnknown = vi.fn()
  const onEvent = vi.fn()
  const { say, listen, show } = showing(<Headless onUnknown={onUnknown} />)
  const impression = { ...said['lsc:product:impression'], messageType: 'lsc:product:impression' }
  act(() => say(impression))
  act(() => say('odd'))
  show(<Headless onUnknown={onUnknown} onEvent={onEvent} />)
  act(listen)
  act(() => say(impression))
  expect(onUnknown.mock.calls).toEqual([['odd']])
  expect(onEvent.mock.calls).toEqual([
    [
      {
        name: 'product-impression',
        isFirst: true,
        product: {
          id: 'p-1',
          reference: 'FIRN-1',
          title: 'Firn ski goggles',
          brand: 'Firn',
          variantId: 'v-2',
          currency: 'EUR',
          price: 79.5,
        },
        mediaItemId: 'show-7',
        mediaItemType: 'live',
        currentTimeInMs: 61_000,
        dwellTimeInMs: 30_500,
        isLive: true,
      },
    ],
  ])
})

test('what a page sends goes out once, in strict mode too', () => {
  const { listen, posted, getByRole } = showing(<Headless />)
  fireEvent.click(getByRole('button'))
  act(listen)
  expect(posted).toHaveLength(1)
})

test('answers the player’s question for the viewport', () => {
  const { listen, say, posted } = showing(<Headless />)
  act(listen)
  act(() => say({ messageType: 'lsc:player:viewport:request' }))
  expect(posted.map(({ message }) => message)).toMatchObject([
    {
      messageType: 'lsc:player:viewport:pass',
      viewportHeight: innerHeight,
      viewportScrollX: 0,
      viewportScrollY: 0,
      viewportWidth: innerWidth,
    },
  ])
})

test('nothing is left when the page goes', () => {
  const onUnknown = vi.fn()
  const { listen, unmount, say, frame } = showing(<Headless onUnknown={onUnknown} />)
  const source = frame.contentWindow
  act(listen)
  unmount()
  say('odd', { source })
  expect(onUnknown).not.toHaveBeenCalled()
  expect(vi.getTimerCount()).toBe(0)
})

test('ten thousand messages render nothing', () => {
  let renders = 0
  function Counting(): ReactElement {
    renders += 1
    return <Headless />
  }
  const { listen, say } = showing(<Counting />)
  act(listen)
  const before = renders
  act(() => {
    for (let nth = 0; nth < 10_000; nth += 1) say({ messageType: 'lsc:media:progress', clockDriftInMs: nth })
  })
  expect(renders).toBe(before)
})

const player = <LisaPlayer src={`${playerOrigin}/s/42`} title="First tracks" poster="/first-tracks.jpg" />

test('the component frames the player, covered by its poster until it is ready', () => {
  const { frame, listen, container } = showing(player)
  expect(frame.title).toBe('First tracks')
  expect(frame.src).toBe(`${playerOrigin}/s/42`)
  expect(frame.getAttribute('sandbox')?.split(' ')).toEqual(expect.arrayContaining(['allow-scripts', 'allow-same-origin']))
  expect(frame.getAttribute('allow')).toContain('autoplay')
  expect(frame.getAttribute('loading')).toBe('lazy')
  expect(container.querySelector('img')?.getAttribute('src')).toBe('/first-tracks.jpg')
  act(listen)
  expect(container.querySelector('img')).toBeNull()
  expect(container.querySelector('[aria-busy]')).toBeNull()
})

test('a player that never says that it is ready is uncovered all the same', () => {
  const { container } = showing(player)
  act(() => vi.advanceTimersByTime(10_000))
  expect(container.querySelector('img')).toBeNull()
})

function Asking(): ReactElement {
  const [consent, setConsent] = useState(false)
  const prompt = (
    <button type="button" onClick={() => setConsent(true)}>
      Load the player
    </button>
  )
  return <LisaPlayer src={`${playerOrigin}/`} title="Now" consent={consent} consentPrompt={prompt} poster="/now.jpg" />
}

test('nothing is loaded before consent; then the focus goes on to the player', () => {
  const { container, getByRole } = render(<Asking />)
  expect(container.querySelector('iframe, img')).toBeNull()
  getByRole('button').focus()
  fireEvent.click(getByRole('button'))
  expect(container.querySelector('iframe')).not.toBeNull()
  expect(document.activeElement).toBe(container.querySelector('iframe'))
})

test('renders on a server', () => {
  expect(renderToString(player)).toContain(`src="${playerOrigin}/s/42"`)
  expect(renderToString(<Asking />)).not.toContain('iframe')
})
