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
import type { NativePipCommand, UiTransitionCommand } from '../core/commands.ts'
import { type Corner, cornerAt, cornerStyle, nextCorner } from './corners.ts'
import { useDockedStyle } from './use-docked-style.ts'
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
  /** For the box around the player, above all pages: the frame stays in it, and so is never loaded anew. */
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
 * LiSA's dance between a player in its place and a floating one: the player asks for a mode, the page gives it its place and
 * says so. The frame is never moved in the document, so it never loads anew.
 */
export function usePictureInPicture(player: PlayerHandle, options: PictureInPictureOptions = {}): PictureInPicture {
  const { connection, isReady } = player
  const latest = useRef(options)
  const [slot, slotRef] = useState<HTMLElement | null>(null)
  const [wantsFloating, setWantsFloating] = useState(false)
  const [isNative, setNativeState] = useState(false)
  const [corner, moveTo] = useState<Corner>(options.corner ?? 'bottom-right')
  const [dragged, setDragged] = useState<{ x: number; y: number } | null>(null)
  const isFloating = wantsFloating || !slot
  const docked = useDockedStyle(slot)
  useEffect(() => {
    latest.current = options
  })

  const dock = useCallback((): void => {
    setWantsFloating(false)
    if (!slot) latest.current.onFullscreen?.()
  }, [slot])
  useEffect(() => {
    if (!connection) return
    const ends = [
      connection.on('lsc:player:ui-transition', ({ playerUiState }) => {
        if (playerUiState === 'requestFloatingMode') setWantsFloating(true)
        if (playerUiState === 'requestFullscreenMode') dock()
      }),
      connection.on('lsc:player:native-pip', ({ isEnabled }) => setNativeState(isEnabled)),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [connection, dock])
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
      style: isFloating ? { ...cornerStyle(corner, margin), width, ...shifted(dragged) } : docked,
      'data-floating': isFloating || undefined,
      'data-corner': isFloating ? corner : undefined,
    },
    handleProps: {
      style: { touchAction: 'none' },
      onPointerDown: (event) => drag(event, setDragged, moveTo),
      onKeyDown: (event) => {
        const next = nextCorner(corner, event.key)
        if (next) moveTo(next)
        else if (event.key === 'Escape') close()
        else return
        event.preventDefault()
      },
    },
    float: () => setWantsFloating(true),
    dock,
    moveTo,
    close,
    setNative: (isOn) => send({ messageType: 'lsc:player:native-pip', pipState: isOn ? 'requestPip' : 'exitPip' }),
  }
}

type NativeCommand = { messageType: 'lsc:player:native-pip' } & NativePipCommand

/** Says in which mode the player is, once it is there. A document that has just loaded believes that it has its full size. */
function useTellMode({ connection }: PlayerHandle, isReady: boolean, isFloating: boolean): void {
  const told = useRef(false)
  useEffect(() => {
    if (!connection) return
    const tell = (): void => {
      const mode: UiTransitionCommand = { playerUiState: isFloating ? 'floating' : 'fullscreen' }
      connection.send({ messageType: 'lsc:player:ui-transition', ...mode }).catch(() => undefined)
    }
    if (isReady && told.current !== isFloating) {
      told.current = isFloating
      tell()
    }
    return connection.on('lsc:app:listen', () => told.current && tell())
  }, [connection, isReady, isFloating])
}

const shifted = (by: { x: number; y: number } | null): CSSProperties =>
  by ? { translate: `${by.x}px ${by.y}px`, pointerEvents: 'none' } : {}

/** Follows the pointer until it is let go, then goes to the nearest corner. */
function drag(
  { button, clientX, clientY, currentTarget, pointerId }: PointerEventOf<HTMLElement>,
  move: (by: { x: number; y: number } | null) => void,
  moveTo: (corner: Corner) => void,
): void {
  if (button !== 0) return
  currentTarget.setPointerCapture(pointerId)
  const end = new AbortController()
  const follow = (event: PointerEvent): void => move({ x: event.clientX - clientX, y: event.clientY - clientY })
  const letGo = (event: PointerEvent): void => {
    end.abort()
    move(null)
    const isMoved = Math.hypot(event.clientX - clientX, event.clientY - clientY) > 8
    if (isMoved && event.type === 'pointerup') moveTo(cornerAt(event.clientX, event.clientY, innerWidth, innerHeight))
  }
  const { signal } = end
  currentTarget.addEventListener('pointermove', follow, { signal })
  currentTarget.addEventListener('pointerup', letGo, { signal })
  currentTarget.addEventListener('pointercancel', letGo, { signal })
}
