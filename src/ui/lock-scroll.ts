/** Keeps the page from scrolling; returns a function that lets it scroll again. */
export function lockScroll({ documentElement, body, defaultView }: Document): () => void {
  // The root's `overflow` counts for the page; the body's counts only where the root has none.
  const isRootScrolled = defaultView?.getComputedStyle(documentElement).overflowY !== 'visible'
  const { style } = isRootScrolled ? documentElement : body
  const before = { overflow: style.overflow, scrollbarGutter: documentElement.style.scrollbarGutter }
  // Without its bar the page would be wider, and move.
  if (defaultView && defaultView.innerWidth > documentElement.clientWidth) documentElement.style.scrollbarGutter = 'stable'
  style.overflow = 'hidden'
  return () => {
    style.overflow = before.overflow
    documentElement.style.scrollbarGutter = before.scrollbarGutter
  }
}
