import type { LisaErrorOf } from '../index.ts'
import { pathInWords } from '../messages/path-in-words.ts'
import type { FieldNames } from '../react/field-errors/field-names.ts'
import type { WaitsForField } from '../react/field-errors/move-focus.ts'
import { placeMessages } from '../react/field-errors/place-messages.ts'
import { type AnyHookForm, errorNames, hookFormFields, internalsOf } from './hook-form-fields.ts'

/** The messages of one error in a React Hook Form. */
export interface HookFormMessages {
  form: AnyHookForm
  error: LisaErrorOf<'invalid'>
  names: FieldNames | undefined
  /** The object that identifies each field array. */
  lists: Map<string, object>
  /** The fields as they were when the form was sent. */
  sent: ReadonlyMap<string, object>
  /** The paths whose messages are gone, since the user has corrected them. */
  corrected: Set<string>
  /** The messages at fields now, by the `types` object of each error, which the form moves with its row. */
  shown: Map<unknown, ShownMessages>
  /** The paths that the form has no field for yet; their messages are at its root. */
  waiting: string[]
  /** The `types` of the error at the root. */
  shownAtRoot: { types: object; lines: string[] } | undefined
  /** Whether the messages of no field are gone, too. */
  isRootCorrected: boolean
  waitsForField: WaitsForField | undefined
}

/** The messages at one field, and the value that the field had when they came. */
interface ShownMessages {
  name: string
  paths: string[]
  messages: string[]
  value: unknown
}

const type = 'server'

/** Puts each message that is not in the form yet at its field, or at the root. Returns the names of the fields. */
export function placeInForm(messages: HookFormMessages): string[] {
  const { form, error, corrected, shown, lists, sent, names } = messages
  const here = hookFormFields(form, lists)
  const inForm = new Set([...shown.values()].flatMap(({ paths }) => paths))
  const missing = Object.entries(error.fields).filter(([path]) => !corrected.has(path) && !inForm.has(path))
  const placed = placeMessages(Object.fromEntries(missing), { now: here.byPath, sent, atError: new Set<object>(), names })

  const added = new Map<string, { paths: string[]; messages: string[] }>()
  for (const { path, messages: lines, field } of placed) {
    const name = field && here.fields.get(field)?.name
    if (name === undefined) continue
    const before = added.get(name) ?? { paths: [], messages: [] }
    added.set(name, { paths: [...before.paths, path], messages: [...before.messages, ...lines] })
  }
  // A field array's own messages come last: set first, they would turn the errors of its rows into an object, which stays when rows move.
  const inOrder = [...added].sort(([a], [b]) => Number(a.endsWith('.root')) - Number(b.endsWith('.root')))
  for (const [name, { paths, messages: lines }] of inOrder) showAtField(messages, name, paths, lines)

  const waiting = placed.filter(({ field }) => !field)
  messages.waiting = waiting.map(({ path }) => path)
  // The form shows no field with this name, so the message says the path.
  const atRoot = waiting.flatMap(({ path, messages: lines }) => lines.map((line) => `${pathInWords(path)}: ${line}`))
  showAtRoot(messages, messages.isRootCorrected ? [] : [...error.messages, ...atRoot])
  // `setError` makes the form invalid until the next edit. Compute `isValid` again from the form's own rules.
  internalsOf(form)._setValid()
  return [...added.keys()]
}

function showAtField(messages: HookFormMessages, name: string, paths: string[], lines: string[]): void {
  const { form, shown } = messages
  const before = shown.get(form.getFieldState(name).error?.types)
  const all = [...new Set([...(before?.messages ?? []), ...lines])]
  const types = typesOf(all)
  shown.set(types, {
    name,
    paths: [...(before?.paths ?? []), ...paths],
    messages: all,
    value: valueAt(messages, name),
  })
  form.setError(name, { type, message: all.join(' '), types })
}

function showAtRoot(messages: HookFormMessages, shown: string[]): void {
  const lines = [...new Set(shown)]
  if (lines.join('\n') === messages.shownAtRoot?.lines.join('\n')) return
  if (lines.length === 0) {
    if (isAtRoot(messages)) messages.form.clearErrors(['root'])
    messages.shownAtRoot = undefined
    return
  }
  const types = typesOf(lines)
  messages.shownAtRoot = { types, lines }
  messages.form.setError('root', { type, message: lines.join(' '), types })
}

const typesOf = (lines: string[]): Record<string, string> => Object.fromEntries(lines.entries())

/** The messages that are still in the form, with the field's name now. The form or the application may have removed the others. */
export function stillShown({ form, shown }: HookFormMessages): Map<ShownMessages, string> {
  const found = new Map<ShownMessages, string>()
  for (const name of errorNames(form)) {
    const error = form.getFieldState(name).error
    const entry = error?.type === type ? shown.get(error.types) : undefined
    if (entry) found.set(entry, name)
  }
  return found
}

/** Whether our error is still at the root: a reset or the application may have removed it. */
export const isAtRoot = ({ form, shownAtRoot }: HookFormMessages): boolean =>
  shownAtRoot !== undefined && form.getFieldState('root').error?.types === shownAtRoot.types

/** Removes the messages at this field for good. */
export function removeMessages(messages: HookFormMessages, entry: ShownMessages, name: string): void {
  for (const path of entry.paths) messages.corrected.add(path)
  for (const [types, other] of messages.shown) if (other === entry) messages.shown.delete(types)
  messages.form.clearErrors([name])
}

/** Removes all messages from the form; they may be placed again. */
export function clearShown(messages: HookFormMessages): void {
  const names = [...stillShown(messages).values(), ...(isAtRoot(messages) ? ['root'] : [])]
  if (names.length > 0) messages.form.clearErrors(names)
  messages.shown.clear()
  messages.shownAtRoot = undefined
}

/** The value of the field that has its errors under this name. */
export const valueAt = ({ form }: HookFormMessages, name: string): unknown => form.getValues(name.replace(/\.root$/, ''))
