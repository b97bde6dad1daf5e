/** The shadow root of an element, made at the first call: the page's styles end before it, and those inside of it too. */
export const shadowOf = (host: HTMLElement): ShadowRoot => host.shadowRoot ?? host.attachShadow({ mode: 'open' })

/** Adds a stylesheet without an element for it, which a strict Content-Security-Policy would refuse. */
export function addStyles(root: ShadowRoot, css: string): void {
  // Neither is in jsdom, which shows nothing anyway.
  if (!root.adoptedStyleSheets || !CSSStyleSheet.prototype.replaceSync) return
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
}
