import { dottedName } from '../react/field-errors/field-names.ts'
import { moveFocus } from '../react/field-errors/move-focus.ts'
import { watchResets } from '../react/field-errors/watch-resets.ts'
import { hookFormFields, internalsOf, rootOf } from './hook-form-fields.ts'
import { focusTargets } from './hook-form-focus.ts'
import {
  clearShown,
  type HookFormMessages,
  isAtRoot,
  placeInForm,
  removeMessages,
  stillShown,
  valueAt,
} from './hook-form-messages.ts'
import { isSameValue } from './same-value.ts'
import { watchPage } from './watch-page.ts'

/** What `subscribe` listens to. Its type has no `isSubmitting`, but it passes that on, too. */
const formState = { values: true, isSubmitting: true }

/** Shows the messages and follows the form; returns a function that removes them. */
export function followHookForm(messages: HookFormMessages): () => void {
  const { form } = messages
  const elements = [...hookFormFields(form, messages.lists).fields.values()].flatMap((field) => field.elements)
  place(messages)
  const stopWatching = messages.waiting.length > 0 ? watchPage(elements, () => placeWaiting(messages)) : undefined
  const resets = watchResets((reset) => elements.some((element) => element.closest('form') === reset) && removeAll(messages))
  const stopResets = [...new Set(elements.map((element) => element.getRootNode()))].map(resets.within)
  const unsubscribe = form.subscribe({
    formState,
    callback: ({ name, isSubmitting }) => {
      // The error of a field array that has no rules would block every further submit.
      if (isSubmitting) removeAll(messages)
      else removeEdited(messages, name)
    },
  })
  return () => {
    unsubscribe()
    stopWatching?.()
    for (const stop of stopResets) stop()
    noticeCorrections(messages)
    clearShown(messages)
  }
}

/** Moves messages that had no field to the fields that have come. */
export function placeWaiting(messages: HookFormMessages): void {
  if (messages.waiting.length === 0) return
  if (isAtRoot(messages)) place(messages)
  else correctWaiting(messages)
}

function place(messages: HookFormMessages): void {
  const { form, lists, error, waitsForField } = messages
  const names = new Set(placeInForm(messages))
  if (!internalsOf(form)._options.shouldFocusError) return
  messages.waitsForField = moveFocus(error, waitsForField, () => focusTargets(form, lists, names))
}

/** Removes the messages at this field, at the lists around it, and at fields below it whose value has changed. */
function removeEdited(messages: HookFormMessages, edited: string | undefined): void {
  const lists = edited === undefined ? [] : around(dottedName(edited)).map(rootOf)
  for (const [shown, name] of stillShown(messages)) {
    const isBelow = edited === undefined || dottedName(name).startsWith(`${dottedName(edited)}.`)
    const isEdited = dottedName(name) === dottedName(edited ?? '') || lists.includes(dottedName(name))
    if (isEdited || (isBelow && !isSameValue(valueAt(messages, name), shown.value))) removeMessages(messages, shown, name)
  }
}

function removeAll(messages: HookFormMessages): void {
  for (const path of Object.keys(messages.error.fields)) messages.corrected.add(path)
  messages.isRootCorrected = true
  messages.waiting = []
  clearShown(messages)
}

/** Marks as corrected what the form's own rules or the application have removed: it does not come back when React shows the form again. */
function noticeCorrections(messages: HookFormMessages): void {
  const left = stillShown(messages)
  for (const shown of messages.shown.values()) {
    if (!left.has(shown)) for (const path of shown.paths) messages.corrected.add(path)
  }
  if (messages.shownAtRoot && !isAtRoot(messages)) correctWaiting(messages)
}

function correctWaiting(messages: HookFormMessages): void {
  for (const path of messages.waiting) messages.corrected.add(path)
  messages.waiting = []
  messages.isRootCorrected = true
}

/** The name itself and those of all fields around it. */
const around = (name: string): string[] => name.split('.').map((_key, index, keys) => keys.slice(0, index + 1).join('.'))
