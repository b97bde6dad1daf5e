import { dottedName, isInRow } from '../react/field-errors/field-names.ts'
import { canTakeFocus } from '../react/field-errors/focus.ts'
import { moveFocus } from '../react/field-errors/move-focus.ts'
import { comparePageOrder } from '../react/field-errors/page-order.ts'
import { elementsByName } from './elements-by-name.ts'
import { isSameValue } from './same-value.ts'
import {
  fieldNow,
  fieldsOnPage,
  isAtForm,
  listAt,
  placeInForm,
  rowsAround,
  type ShownMessages,
  setLists,
  showAtForm,
  type TanStackFormMessages,
} from './tanstack-form-messages.ts'
import { watchPage } from './watch-page.ts'

/** Gives a field the focus by its name. `false` says that it could not: then the next one is tried. */
export type FocusField = (field: string) => unknown

/** Shows the messages and follows the form; returns a function that removes them. */
export function followTanStackForm(messages: TanStackFormMessages, focus: () => FocusField | undefined): () => void {
  const { form } = messages
  place(messages, focus())
  const { submissionAttempts, values } = form.state
  let soon: ReturnType<typeof setTimeout> | undefined
  const check = (): void => {
    followChanges(messages)
    placeWaiting(messages, focus())
    // Otherwise `canSubmit` would stay false for ever.
    if (!form.state.canSubmit && form.state.values !== values && messages.shown.size === 0) clearForm(messages)
  }
  const { unsubscribe } = form.store.subscribe(() => {
    if (form.state.submissionAttempts !== submissionAttempts) return removeAll(messages)
    findMoved(messages)
    // TanStack Form first moves the values of an array, then validates it, then moves its messages: check after all three.
    clearTimeout(soon)
    soon = setTimeout(check)
  })
  const stopWatching = watchPage([], () => placeWaiting(messages, focus()))
  return () => {
    clearTimeout(soon)
    unsubscribe()
    stopWatching()
    followChanges(messages)
    clearShown(messages)
  }
}

/** Moves messages that had no field to the fields that have come. */
export function placeWaiting(messages: TanStackFormMessages, focus: FocusField | undefined): void {
  if (messages.waiting.length > 0) place(messages, focus)
}

function place(messages: TanStackFormMessages, focus: FocusField | undefined): void {
  const placed = placeInForm(messages)
  if (!focus) return
  messages.waitsForField = moveFocus(messages.error, messages.waitsForField, () =>
    inPageOrder(placed, messages).map((name) => () => focus(name) !== false),
  )
}

/** The fields that can have the focus, in the order of the page as far as it is known. */
function inPageOrder(names: readonly string[], { form }: TanStackFormMessages): string[] {
  const elements = elementsByName(names)
  const asTheyCame = fieldsOnPage(form).filter((name) => names.includes(name))
  return asTheyCame
    .filter((name) => !elements.get(name)?.length || elements.get(name)?.some(canTakeFocus))
    .sort((a, b) => comparePageOrder(elements.get(a)?.[0], elements.get(b)?.[0]))
}

/** Finds the messages that are still in the form, and notes the name to which it has moved them. */
function findMoved({ form, shown }: TanStackFormMessages): Set<ShownMessages> {
  const found = new Set<ShownMessages>()
  for (const name of Object.keys(form.fieldInfo)) {
    const entry = shown.get(listAt(form, name))
    if (!entry) continue
    found.add(entry)
    if (entry.name !== name)
      Object.assign(entry, { name, rows: rowsAround(form, name), instance: form.fieldInfo[name]?.instance })
  }
  return found
}

/** Removes the messages at fields that were edited; those at fields that have gone wait at the form. */
function followChanges(messages: TanStackFormMessages): void {
  const { form, shown, corrected } = messages
  const found = findMoved(messages)
  const cleared = new Map<string, undefined>()
  for (const [list, entry] of shown) {
    const { instance, rows } = fieldNow(form, entry.name)
    const isEdited = !isSameValue(form.getFieldValue(entry.name), entry.value)
    const hasGone = instance !== entry.instance && !(isInRow(dottedName(entry.name)) && rows < entry.rows)
    if (found.has(entry) && !isEdited) {
      Object.assign(entry, { rows, instance })
      continue
    }
    shown.delete(list)
    if (found.has(entry)) cleared.set(entry.name, undefined)
    if (!isEdited && hasGone) messages.waiting.push(...entry.paths)
    else for (const path of entry.paths) corrected.add(path)
  }
  setLists(form, cleared)
  if (!isAtForm(messages)) forgetForm(messages)
}

function removeAll(messages: TanStackFormMessages): void {
  for (const path of Object.keys(messages.error.fields)) messages.corrected.add(path)
  messages.isFormCorrected = true
  messages.waiting = []
  clearShown(messages)
}

/** The form or the application has removed the messages at the form. */
function forgetForm(messages: TanStackFormMessages): void {
  for (const path of messages.waiting) messages.corrected.add(path)
  messages.waiting = []
  messages.atForm = []
  messages.isFormCorrected = true
}

function clearForm(messages: TanStackFormMessages): void {
  messages.isFormCorrected = true
  showAtForm(messages, [])
}

function clearShown(messages: TanStackFormMessages): void {
  const { form, shown } = messages
  const names = [...findMoved(messages)].map(({ name }) => name)
  shown.clear()
  setLists(form, new Map(names.map((name) => [name, undefined])))
  showAtForm(messages, [])
}
