import { type CSSProperties, type PointerEvent as PointerEventOf, useState } from 'react'
import { type Corner, cornerAt } from './corners.ts'

/** How a floating player is dragged to another corner. */
interface Drag {
  /** Where the pointer has taken it. */
  style: CSSProperties
  onPointerDown: (event: PointerEventOf<HTMLElement>) => void
}

/** Follows the pointer from the handle until it is let go, then moves to the nearest corner. */
export function useDrag(moveTo: (corner: Corner) => void): Drag {
  const [dragged, setDragged] = useState<{ x: number; y: number } | null>(null)
  return {
    style: dragged ? { translate: `${dragged.x}px ${dragged.y}px`, pointerEvents: 'none' } : {},
    onPointerDown: (event) => drag(event, setDragged, moveTo),
  }
}

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
