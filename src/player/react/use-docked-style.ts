import { type CSSProperties, useEffect, useLayoutEffect, useState } from 'react'

interface DockedBox {
  left: number
  top: number
  width: number
  height: number
}

/**
 * The style that puts a box over the slot, wherever the page lays it out; hidden until that is known. It is measured against the
 * document, so the box is to stand outside of positioned elements.
 */
export function useDockedStyle(slot: HTMLElement | null): CSSProperties {
  const [box, setBox] = useState<DockedBox | null>(null)
  useBeforePaint(() => {
    if (!slot) return
    const measure = (): void => {
      const { left, top, width, height } = slot.getBoundingClientRect()
      const next = { left: left + scrollX, top: top + scrollY, width, height }
      setBox((known) => (known && sides.every((side) => known[side] === next[side]) ? known : next))
    }
    measure()
    // The slot moves with all that changes above it, which the document's height shows.
    const observer = new ResizeObserver(measure)
    observer.observe(slot)
    observer.observe(document.documentElement)
    observer.observe(document.body)
    addEventListener('resize', measure)
    return () => {
      observer.disconnect()
      removeEventListener('resize', measure)
      setBox(null)
    }
  }, [slot])
  return box ? { position: 'absolute', ...box } : { position: 'absolute', visibility: 'hidden' }
}

// React 18 warns of layout effects on servers.
const useBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect

const sides = ['left', 'top', 'width', 'height'] as const
