import type { LisaErrorOf } from '../index.ts'
import type { FieldNames } from '../react/field-errors/field-names.ts'
import type { WaitsForField } from '../react/field-errors/move-focus.ts'
import { placeMessages } from '../react/field-errors/place-messages.ts'
import { type AnyHookForm, errorNames, hookFormFields, internalsOf } from './hook-form-fields.ts'

/** The messages of one error in a React Hook Form. */
export interface HookFormMessages {
  form: AnyHookForm
  error: LisaErrorOf<'invalid'>
  names: FieldNames | undefined
  /** What stands for each field array. */
  lists: Map<string, object>
  /** The fields as they were when the form was sent. */
  sent: ReadonlyMap<string, object>
  /** The paths whose messages are put away. */
  corrected: Set<string>
  /** What stands at fields now, by the `types` of each error: the form moves them with their rows. */
  said: Map<unknown, Said>
  /** The paths that the form has no field for yet; they stand at its root. */
  waiting: string[]
  /** The `types` of the error at the root. */
  saidAtRoot: { types: object; lines: string[] } | undefined
  /** What belongs to no field is put away, too. */
  isRootCorrected: boolean
  waitsForField: WaitsForField | undefined
}

/** What stands at one field, and what the field held when it was said. */
interface Said {
  name: string
  paths: string[]
  messages: string[]
  value: unknown
}

const type = 'server'

/** Puts each message that is not in the form yet at its field, or at the root. Gives the names of the fields. */
export function placeInForm(messages: HookFormMessages): string[] {
  const { form, error, corrected, said, lists, sent, names } = messages
  const here = hookFormFields(form, lists)
  const inForm = new Set([...said.values()].flatMap(({ paths }) => paths))
  const missing = Object.entries(error.fields).filter(([path]) => !corrected.has(path) && !inForm.has(path))
  const placed = placeMessages(Object.fromEntries(missing), { now: here.byPath, sent, met: new Set<object>(), names })

  const added = new Map<string, { paths: string[]; messages: string[] }>()
  for (const { path, messages: lines, field } of placed) {
    const name = field && here.fields.get(field)?.name
    if (name === undefined) continue
    const before = added.get(name) ?? { paths: [], messages: [] }
    added.set(name, { paths: [...before.paths, path], messages: [...before.messages, ...lines] })
  }
  // A field array's own come last: they would make the errors of its rows an object, which no longer moves with the rows.
  const inOrder = [...added].sort(([a], [b]) => Number(a.endsWith('.root')) - Number(b.endsWith('.root')))
  for (const [name, { paths, messages: lines }] of inOrder) putAtField(messages, name, paths, lines)

  const waiting = placed.filter(({ field }) => !field)
  messages.waiting = waiting.map(({ path }) => path)
  // Nobody would know what it is about: the form shows no such field.
  const atRoot = waiting.flatMap(({ path, messages: lines }) => lines.map((line) => `${path}: ${line}`))
  putAtRoot(messages, messages.isRootCorrected ? [] : [...error.messages, ...atRoot])
  // `setError` makes the form invalid until the next edit. Compute `isValid` again from the form's own rules.
  internalsOf(form)._setValid()
  return [...added.keys()]
}

function putAtField(messages: HookFormMessages, name: string, paths: string[], lines: string[]): void {
  const { form, said } = messages
  const before = said.get(form.getFieldState(name).error?.types)
  const all = [...new Set([...(before?.messages ?? []), ...lines])]
  const types = typesOf(all)
  said.set(types, {
    name,
    paths: [...(before?.paths ?? []), ...paths],
    messages: all,
    value: valueAt(messages, name),
  })
  form.setError(name, { type, message: all.join(' '), types })
}

function putAtRoot(messages: HookFormMessages, said: string[]): void {
  const lines = [...new Set(said)]
  if (lines.join('\n') === messages.saidAtRoot?.lines.join('\n')) return
  if (lines.length === 0) {
    if (isAtRoot(messages)) messages.form.clearErrors(['root'])
    messages.saidAtRoot = undefined
    return
  }
  const types = typesOf(lines)
  messages.saidAtRoot = { types, lines }
  messages.form.setError('root', { type, message: lines.join(' '), types })
}

const typesOf = (lines: string[]): Record<string, string> => Object.fromEntries(lines.entries())

/** What still stands in the form, and at which name by now: not what others have put away or said something else over. */
export function stillSaid({ form, said }: HookFormMessages): Map<Said, string> {
  const found = new Map<Said, string>()
  for (const name of errorNames(form)) {
    const error = form.getFieldState(name).error
    const one = error?.type === type ? said.get(error.types) : undefined
    if (one) found.set(one, name)
  }
  return found
}

/** Whether what stands at the root is still there: a reset or the application may have taken it out. */
export const isAtRoot = ({ form, saidAtRoot }: HookFormMessages): boolean =>
  saidAtRoot !== undefined && form.getFieldState('root').error?.types === saidAtRoot.types

/** Puts away what stands at these fields. */
export function putAway(messages: HookFormMessages, one: Said, name: string): void {
  for (const path of one.paths) messages.corrected.add(path)
  for (const [types, other] of messages.said) if (other === one) messages.said.delete(types)
  messages.form.clearErrors([name])
}

/** Takes all of it out of the form. */
export function takeOut(messages: HookFormMessages): void {
  const names = [...stillSaid(messages).values(), ...(isAtRoot(messages) ? ['root'] : [])]
  if (names.length > 0) messages.form.clearErrors(names)
  messages.said.clear()
  messages.saidAtRoot = undefined
}

/** What the field whose errors are kept under this name holds. */
export const valueAt = ({ form }: HookFormMessages, name: string): unknown => form.getValues(name.replace(/\.root$/, ''))
