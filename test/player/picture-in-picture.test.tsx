// @vitest-environment jsdom
import { act, cleanup, fireEvent } from '@testing-library/react'
import { type PictureInPictureOptions, useLisaPlayer, usePictureInPicture } from 'lisa-query/player'
import type { ReactElement } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { onFakeTime } from '../support/react.tsx'
import { playerOrigin } from './frame.ts'
import { type Shown, showing } from './showing.tsx'

onFakeTime()
afterEach(cleanup)
beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      disconnect(): void {}
    },
  )
})

function Shop({ hasSlot = true, ...options }: PictureInPictureOptions & { hasSlot?: boolean }): ReactElement {
  const player = useLisaPlayer({ origins: [playerOrigin] })
  const floats = usePictureInPicture(player, options)
  return (
    <>
      {hasSlot && <div ref={floats.slotRef} />}
      <div {...floats.boxProps} data-testid="box">
        <iframe ref={player.ref} title="Player" />
        <button type="button" {...floats.handleProps}>
          Move
        </button>
        <button type="button" onClick={floats.float}>
          Float
        </button>
        <button type="button" onClick={floats.dock}>
          Dock
        </button>
        <button type="button" onClick={() => floats.setNative(!floats.isNative)}>
          {floats.isNative ? 'native' : 'own'}
        </button>
      </div>
    </>
  )
}

const asks = ({ say }: Shown, playerUiState: string): void =>
  act(() => say({ messageType: 'lsc:player:ui-transition', playerUiState }))
const told = ({ posted }: Shown): unknown[] =>
  posted.map(({ message }) => message.playerUiState ?? message.pipState ?? message.messageType)
const where = ({ getByTestId }: Shown): string | undefined => getByTestId('box').dataset.corner

test('the player asks to float, gets its place, and is told so; and back', () => {
  const shop = showing(<Shop />)
  act(shop.listen)
  expect([where(shop), told(shop)]).toEqual([undefined, []])
  asks(shop, 'requestFloatingMode')
  expect([where(shop), told(shop)]).toEqual(['bottom-right', ['floating']])
  asks(shop, 'floating')
  asks(shop, 'requestFullscreenMode')
  expect([where(shop), told(shop)]).toEqual([undefined, ['floating', 'fullscreen']])
})

test('it floats over a page without a slot, in the same frame, and asks for the page that has one', () => {
  const onFullscreen = vi.fn()
  const shop = showing(<Shop />)
  act(shop.listen)
  shop.show(<Shop hasSlot={false} onFullscreen={onFullscreen} />)
  expect([where(shop), told(shop)]).toEqual(['bottom-right', ['floating']])
  asks(shop, 'requestFullscreenMode')
  expect([onFullscreen.mock.calls.length, told(shop)]).toEqual([1, ['floating']])
  shop.show(<Shop />)
  expect([where(shop), told(shop)]).toEqual([undefined, ['floating', 'fullscreen']])
  expect(shop.container.querySelector('iframe')).toBe(shop.frame)
})

test('a player that loads anew while it floats is told so again', () => {
  const shop = showing(<Shop hasSlot={false} />)
  act(shop.listen)
  expect(told(shop)).toEqual(['floating'])
  act(shop.acknowledge)
  act(shop.listen)
  expect(told(shop)).toEqual(['floating', 'floating'])
})

test('it is moved by arrow keys and by dragging, and closed by Escape', () => {
  const onClose = vi.fn()
  const shop = showing(<Shop hasSlot={false} onClose={onClose} />)
  act(shop.listen)
  const handle = shop.getByText('Move')
  const press = (key: string): string | undefined => {
    fireEvent.keyDown(handle, { key })
    return where(shop)
  }
  expect(['ArrowUp', 'ArrowLeft', 'ArrowDown', 'ArrowRight'].map(press)).toEqual([
    'top-right',
    'top-left',
    'bottom-left',
    'bottom-right',
  ])
  handle.setPointerCapture = vi.fn()
  const pointer = { button: 0, pointerId: 1, clientX: innerWidth - 20, clientY: innerHeight - 20 }
  fireEvent.pointerDown(handle, pointer)
  fireEvent.pointerMove(handle, { ...pointer, clientX: 30 })
  fireEvent.pointerUp(handle, { ...pointer, clientX: 30, clientY: 30 })
  expect(where(shop)).toBe('top-left')
  fireEvent.pointerDown(handle, pointer)
  fireEvent.pointerUp(handle, pointer)
  expect(where(shop)).toBe('top-left') // pressed, not dragged
  press('Escape')
  expect(onClose).toHaveBeenCalledTimes(1)
  expect(told(shop).at(-1)).toBe('lsc:media:pause')
})

test('the browser’s own picture-in-picture is asked for, and followed', () => {
  const shop = showing(<Shop />)
  act(shop.listen)
  fireEvent.click(shop.getByText('own'))
  act(() => shop.say({ messageType: 'lsc:player:native-pip', isEnabled: true }))
  fireEvent.click(shop.getByText('native'))
  expect(told(shop)).toEqual(['requestPip', 'exitPip'])
})
