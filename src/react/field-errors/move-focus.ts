import { takeFocus } from './focus.ts'
import { type FormPage, messagesLeft, type ShownError } from './form-page.ts'

const hadFocus = Symbol.for('lisa-query.hadFocus')

/** Whether this error still has to move the focus: once for each, and not again when somebody comes back to the form. */
export const needsFocus = (error: Error): boolean => !(hadFocus in error)

/** Remembers on the error itself that it has moved the focus: the form may come back as another component. */
export function markFocused(error: Error): void {
  Reflect.defineProperty(error, hadFocus, { value: true })
}

/**
 * Once for each error: gives the focus to the summary, else to the first refused field of the page that can have it. Where no
 * such field is there yet, one that comes next has it, unless the focus has moved meanwhile.
 */
export function moveFocus(page: FormPage, shown: ShownError): void {
  const { error } = shown
  const isWaiting = page.waitsForField?.error === error
  if (!isWaiting && !needsFocus(error)) return
  markFocused(error)
  const focused = document.activeElement
  const hasMoved = isWaiting && page.waitsForField?.focused !== focused
  const targets = [page.summary, ...messagesLeft(page, shown).map(({ input }) => input)]
  const isDone = hasMoved || targets.some((target) => target && takeFocus(target))
  page.waitsForField = isDone ? undefined : { error, focused }
}
