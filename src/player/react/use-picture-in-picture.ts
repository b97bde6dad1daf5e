import {
  type CSSProperties,
  type KeyboardEvent as KeyboardEventOf,
  type PointerEvent as PointerEventOf,
  type RefCallback,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react'
import type { NativePipCommand } from '../core/commands.ts'
import { type Corner, cornerStyle, nextCorner } from './corners.ts'
import { useAskedMode, useTellMode } from './player-mode.ts'
import { useDockedStyle } from './use-docked-style.ts'
import { useDrag } from './use-drag.ts'
import type { PlayerHandle } from './use-lisa-player.ts'

/** What `usePictureInPicture` takes. */
export interface PictureInPictureOptions {
  /** Where it floats first; `bottom-right` by default. */
  corner?: Corner | undefined
  /** How wide it is while it floats, as CSS says it; `min(14rem, 40vw)` by default. */
  width?: string | undefined
  /** Its margin to the window's edges while it floats; `1rem` by default. */
  margin?: string | undefined
  /** The player asks for its full size on a page without a slot: open the page that has one. */
  onFullscreen?: (() => void) | undefined
  /** Somebody has closed the floating player. */
  onClose?: (() => void) | undefined
}

/** A player that lies over its slot on the page, or floats at a corner of the window. */
export interface PictureInPicture {
  isFloating: boolean
  corner: Corner
  /** Whether the browser's own picture-in-picture is on, as the player has last said. */
  isNative: boolean
  /** For the element on the page whose place the docked player takes. Where a page has none, the player floats. */
  slotRef: RefCallback<HTMLElement>
  /** For the box around the player, above all pages: the frame stays in it, so it never reloads. */
  boxProps: { style: CSSProperties; 'data-floating': boolean | undefined; 'data-corner': Corner | undefined }
  /** For a button in the box that moves it: drag it, or press an arrow key; Escape closes. */
  handleProps: {
    onPointerDown: (event: PointerEventOf<HTMLElement>) => void
    onKeyDown: (event: KeyboardEventOf<HTMLElement>) => void
    style: CSSProperties
  }
  /** Floats from now on, on pages with a slot, too. */
  float(): void
  /** Goes back to its slot where the page has one, else asks for the page that has. */
  dock(): void
  moveTo(corner: Corner): void
  /** Pauses what is on, and tells `onClose`. */
  close(): void
  /** Asks for the browser's own picture-in-picture, or for its end. */
  setNative(isOn: boolean): void
}

/**
 * LiSA's steps between a docked player and a floating one: the player asks for a mode, the page moves it there and says so. The
 * frame is never moved in the document, so it never loads again.
 */
export function usePictureInPicture(player: PlayerHandle, options: PictureInPictureOptions = {}): PictureInPicture {
  const { connection, isReady } = player
  const latest = useRef(options)
  const [slot, slotRef] = useState<HTMLElement | null>(null)
  const [wantsFloating, setWantsFloating] = useState(false)
  const [corner, moveTo] = useState<Corner>(options.corner ?? 'bottom-right')
  const drag = useDrag(moveTo)
  const isFloating = wantsFloating || !slot
  const docked = useDockedStyle(slot)
  useEffect(() => {
    latest.current = options
  })

  const dock = useCallback((): void => {
    setWantsFloating(false)
    if (!slot) latest.current.onFullscreen?.()
  }, [slot])
  const float = useCallback((): void => setWantsFloating(true), [])
  const isNative = useAskedMode(connection, float, dock)
  useTellMode(player, isReady, isFloating)

  const send = (command: { messageType: 'lsc:media:pause' } | NativeCommand): void => {
    connection?.send(command).catch(() => undefined) // the player says itself what mode it is in
  }
  const close = (): void => {
    send({ messageType: 'lsc:media:pause' })
    latest.current.onClose?.()
  }
  const { width = 'min(14rem, 40vw)', margin = '1rem' } = options
  return {
    isFloating,
    corner,
    isNative,
    slotRef,
    boxProps: {
      style: isFloating ? { ...cornerStyle(corner, margin), width, ...drag.style } : docked,
      'data-floating': isFloating || undefined,
      'data-corner': isFloating ? corner : undefined,
    },
    handleProps: {
      style: { touchAction: 'none' },
      onPointerDown: drag.onPointerDown,
      onKeyDown: (event) => {
        const next = nextCorner(corner, event.key)
        if (next) moveTo(next)
        else if (event.key === 'Escape') close()
        else return
        event.preventDefault()
      },
    },
    float,
    dock,
    moveTo,
    close,
    setNative: (isOn) => send({ messageType: 'lsc:player:native-pip', pipState: isOn ? 'requestPip' : 'exitPip' }),
  }
}

type NativeCommand = { messageType: 'lsc:player:native-pip' } & NativePipCommand
