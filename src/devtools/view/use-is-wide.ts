import { type RefObject, useEffect, useState } from 'react'

/** In pixels: from here on there is room for two columns. */
const wide = 840

/** Whether the element has room for two columns; so it is taken to be where it cannot be measured. */
export function useIsWide(place: RefObject<HTMLElement | null>): boolean {
  const [isWide, setIsWide] = useState(true)
  useEffect(() => {
    const element = place.current
    if (!element || typeof ResizeObserver === 'undefined') return undefined
    const observer = new ResizeObserver(([entry]) => setIsWide((entry?.contentRect.width ?? wide) >= wide))
    observer.observe(element)
    return () => observer.disconnect()
  }, [place])
  return isWide
}
