import { focusedElement } from './focus.ts'

/** An error for which no field could take the focus yet. */
export interface WaitsForField {
  error: Error
  /** What had the focus when the error came. */
  focused: Element | null
}

const hadFocus = Symbol.for('lisa-query.hadFocus')

/**
 * Lets the first target that can have the focus take it: once for each error, also where the form comes back as another
 * component. Where no target is there yet, gives what to call it with after the next change of the page; then one that has
 * come takes the focus, unless the focus has moved in between.
 */
export function moveFocus(
  error: Error,
  waiting: WaitsForField | undefined,
  targets: () => Iterable<() => boolean>,
): WaitsForField | undefined {
  // React Native has no page whose focus could move.
  if (!globalThis.document) return undefined
  const isWaiting = waiting?.error === error
  if (!isWaiting && hadFocus in error) return undefined
  Reflect.defineProperty(error, hadFocus, { value: true })
  const focused = focusedElement(document)
  if (isWaiting && waiting.focused !== focused) return undefined
  for (const takesFocus of targets()) if (takesFocus()) return undefined
  return { error, focused }
}
