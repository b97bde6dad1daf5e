import { JSDOM } from 'jsdom'

/** Gives this process a page, before React and TanStack Query are loaded, which ask for it then. */
export function installPage(): void {
  if (globalThis.document) return
  const { window } = new JSDOM('<!doctype html><body></body>', { url: 'http://localhost/', pretendToBeVisual: false })
  Object.defineProperty(window.document, 'visibilityState', { value: 'visible' })
  Object.defineProperty(globalThis, 'navigator', { value: { onLine: true, userAgent: 'Weather' }, configurable: true })
  const { document, HTMLElement, Element, Node, MutationObserver } = window
  Object.assign(globalThis, { window, document, HTMLElement, Element, Node, MutationObserver })
}
