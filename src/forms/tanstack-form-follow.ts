import { dottedName, isInRow } from '../react/field-errors/field-names.ts'
import { canTakeFocus } from '../react/field-errors/focus.ts'
import { moveFocus } from '../react/field-errors/move-focus.ts'
import { comparePageOrder } from '../react/field-errors/page-order.ts'
import { elementsByName } from './elements-by-name.ts'
import { isSameValue } from './same-value.ts'
import {
  fieldsOnPage,
  isAtForm,
  listAt,
  placeInForm,
  putAtForm,
  rowsAround,
  type Said,
  setLists,
  standing,
  type TanStackFormMessages,
} from './tanstack-form-messages.ts'
import { watchPage } from './watch-page.ts'

/** Gives a field the focus by its name. `false` says that it could not: then the next one is tried. */
export type FocusField = (field: string) => unknown

/** Shows the messages and follows the form; gives a function that takes them out of it again. */
export function followTanStackForm(messages: TanStackFormMessages, focus: () => FocusField | undefined): () => void {
  const { form } = messages
  place(messages, focus())
  const { submissionAttempts, values } = form.state
  let soon: ReturnType<typeof setTimeout> | undefined
  const check = (): void => {
    followChanges(messages)
    placeWaiting(messages, focus())
    // Else `canSubmit` would wait for ever.
    if (!form.state.canSubmit && form.state.values !== values && messages.said.size === 0) clearForm(messages)
  }
  const { unsubscribe } = form.store.subscribe(() => {
    if (form.state.submissionAttempts !== submissionAttempts) return putAwayAll(messages)
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
    takeOut(messages)
  }
}

/** Takes what the form had no field for to the fields that have come. */
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

/** The fields that can have the focus, as far as the page shows it. */
function inPageOrder(names: readonly string[], { form }: TanStackFormMessages): string[] {
  const elements = elementsByName(names)
  const asTheyCame = fieldsOnPage(form).filter((name) => names.includes(name))
  return asTheyCame
    .filter((name) => !elements.get(name)?.length || elements.get(name)?.some(canTakeFocus))
    .sort((a, b) => comparePageOrder(elements.get(a)?.[0], elements.get(b)?.[0]))
}

/** Learns to which names the form has moved the messages, before fields that go take them along. */
function findMoved({ form, said }: TanStackFormMessages): Set<Said> {
  const found = new Set<Said>()
  for (const name of Object.keys(form.fieldInfo)) {
    const one = said.get(listAt(form, name))
    if (!one) continue
    found.add(one)
    if (one.name !== name) Object.assign(one, { name, rows: rowsAround(form, name), instance: form.fieldInfo[name]?.instance })
  }
  return found
}

/** Puts away what was edited, and takes to the form what was said of fields that have gone. */
function followChanges(messages: TanStackFormMessages): void {
  const { form, said, corrected } = messages
  const found = findMoved(messages)
  const cleared = new Map<string, undefined>()
  for (const [list, one] of said) {
    const { instance, rows } = standing(form, one.name)
    const isEdited = !isSameValue(form.getFieldValue(one.name), one.value)
    const hasGone = instance !== one.instance && !(isInRow(dottedName(one.name)) && rows < one.rows)
    if (found.has(one) && !isEdited) {
      Object.assign(one, { rows, instance })
      continue
    }
    said.delete(list)
    if (found.has(one)) cleared.set(one.name, undefined)
    if (!isEdited && hasGone) messages.waiting.push(...one.paths)
    else for (const path of one.paths) corrected.add(path)
  }
  setLists(form, cleared)
  if (!isAtForm(messages)) forgetForm(messages)
}

function putAwayAll(messages: TanStackFormMessages): void {
  for (const path of Object.keys(messages.error.fields)) messages.corrected.add(path)
  messages.isFormCorrected = true
  messages.waiting = []
  takeOut(messages)
}

/** Somebody else has taken away what stood at the form. */
function forgetForm(messages: TanStackFormMessages): void {
  for (const path of messages.waiting) messages.corrected.add(path)
  messages.waiting = []
  messages.atForm = []
  messages.isFormCorrected = true
}

function clearForm(messages: TanStackFormMessages): void {
  messages.isFormCorrected = true
  putAtForm(messages, [])
}

function takeOut(messages: TanStackFormMessages): void {
  const { form, said } = messages
  const names = [...findMoved(messages)].map(({ name }) => name)
  said.clear()
  setLists(form, new Map(names.map((name) => [name, undefined])))
  putAtForm(messages, [])
}
