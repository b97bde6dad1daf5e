/** The elements inside a group that can have the focus; a component's shadow root counts, too. */
const parts = [
  'input',
  'select',
  'textarea',
  'button',
  'a[href]',
  'summary',
  'iframe',
  '[contenteditable]:not([contenteditable="false"])',
  '[tabindex]',
].join()

/** Elements that should not get the focus: hidden copies that component libraries put behind their own controls. */
const notMeant = '[tabindex^="-"], [aria-hidden="true"]'

/** Whether the element took the focus: itself, or as a group with the first part of it that can. */
export function takeFocus(element: HTMLElement): boolean {
  return candidates(element).some((candidate) => {
    candidate.focus()
    return candidate.contains(focusedBeside(candidate))
  })
}

/** Whether something in the element could take the focus now. */
export function canTakeFocus(element: HTMLElement): boolean {
  return candidates(element).some((candidate) => candidate.matches(parts) && isVisible(candidate))
}

/** What has the focus in the document or shadow root that the element is part of. */
const focusedBeside = (element: Element): Element | null => (element.getRootNode() as Document | ShadowRoot).activeElement

/** What has the focus on a page, within shadow roots, too. */
export function focusedElement(root: Document | ShadowRoot): Element | null {
  const { activeElement } = root
  return activeElement?.shadowRoot?.activeElement ? focusedElement(activeElement.shadowRoot) : activeElement
}

function candidates(element: HTMLElement): HTMLElement[] {
  const inside = [element, element.shadowRoot].flatMap((root) => [...(root?.querySelectorAll<HTMLElement>(parts) ?? [])])
  return [element, ...inside.filter((part) => !part.matches(notMeant))].filter(
    (part) => !part.matches(':disabled, [type="hidden"]') && !part.closest('[inert]'),
  )
}

const isVisible = (element: Element): boolean => element.checkVisibility?.({ visibilityProperty: true }) ?? true
