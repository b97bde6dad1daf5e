/** A message with its label before it, unless it starts with it already. */
export function labelled(label: string, message: string): string {
  const isNamed = message.toLowerCase().startsWith(label.toLowerCase()) && !/^[\p{L}\p{N}]/u.test(message.slice(label.length))
  return isNamed ? message : `${label}: ${message}`
}

/** The element with this id in the same document, frame or shadow root. */
export const besideById = (element: Element, id: string): HTMLElement | null =>
  (element.getRootNode() as Document | ShadowRoot).getElementById?.(id) ?? null

/** The first `<label>` of each control below these roots: asked one by one, each control would search its whole page. */
export function labelsIn(roots: Iterable<Node>): Map<Element, HTMLLabelElement> {
  const labels = new Map<Element, HTMLLabelElement>()
  for (const root of roots) {
    for (const label of (root as ParentNode).querySelectorAll('label')) {
      if (label.control && !labels.has(label.control)) labels.set(label.control, label)
    }
  }
  return labels
}

/** The label that people see at an element: its `<label>`, its `<legend>` or what its ARIA attributes name; else empty. */
export function visibleLabel(element: Element, labels: ReadonlyMap<Element, HTMLLabelElement>): string {
  const namedBy = idsIn(element, 'aria-labelledby').map((id) => besideById(element, id))
  const written = [...namedBy, labels.get(element), element.querySelector(':scope > legend')]
    .map((label) => (label ? wordsIn(label, element) : ''))
    .find(Boolean)
  return written ?? tidy(element.getAttribute('aria-label') ?? '')
}

/** The label's own words, without the input, its messages and what is hidden, which may all stand inside it. */
function wordsIn(label: Element, element: Element): string {
  if (label.childElementCount === 0) return tidy(label.textContent ?? '')
  const copy = label.cloneNode(true) as Element
  const descriptions = idsIn(element, 'aria-describedby')
  for (const inside of copy.querySelectorAll('*')) {
    if (descriptions.includes(inside.id) || inside.matches('input, select, textarea, button, [hidden], [aria-hidden="true"]'))
      inside.remove()
  }
  return tidy(copy.textContent ?? '')
}

const idsIn = (element: Element, attribute: string): string[] => element.getAttribute(attribute)?.match(/\S+/g) ?? []

/** One line, without the colon or the asterisk at its end. */
const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\s:*]+$/, '')
    .trim()
