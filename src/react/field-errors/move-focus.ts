import { focusedElement } from './focus.ts'

/** An error for which no field could take the focus yet. */
export interface WaitsForField {
  error: Error
  /** What had the focus when the error came. */
  focused: Element | null
}

const hadFocus = Symbol.for('lisa-query.hadFocus')

/**
 * Focuses the first target that can have the focus: once for each error, also where the form is mounted again. Where no target can
 * yet, returns what to pass as `waiting` after the next change of the page: then a target that has come is focused, unless the user
 * has moved the focus meanwhile.
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
