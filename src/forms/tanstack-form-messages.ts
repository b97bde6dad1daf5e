import type { AnyFormApi } from '@tanstack/react-form'
import type { LisaErrorOf } from '../index.ts'
import { pathInWords } from '../messages/path-in-words.ts'
import { dottedName, type FieldNames, formNameOf, isInRow, nearestField, outsideRow } from '../react/field-errors/field-names.ts'
import type { WaitsForField } from '../react/field-errors/move-focus.ts'
import { rowsNow } from './rows-now.ts'

/** The messages of one error in a TanStack Form. */
export interface TanStackFormMessages {
  form: AnyFormApi
  error: LisaErrorOf<'invalid'>
  names: FieldNames | undefined
  /** The form's values that the error is about. */
  sentValues: unknown
  /** The paths whose messages are gone, since the user has corrected them. */
  corrected: Set<string>
  /** The messages at fields now, by the list in the field's `errorMap`, which the form moves with its row. */
  shown: Map<unknown, ShownMessages>
  /** The paths that the form has no field for yet; their messages are at the form. */
  waiting: string[]
  /** The messages at the form. */
  atForm: string[]
  isFormCorrected: boolean
  waitsForField: WaitsForField | undefined
}

/** The messages at one field, and what the field was like when they came. */
export interface ShownMessages {
  paths: string[]
  /** The field's name when it was last looked up: rows may have moved since. */
  name: string
  /** The value that the field had. */
  value: unknown
  /** The form's object for the field: a field that went and came back has another one. */
  instance: unknown
  /** How many rows the list around it had. */
  rows: number
}

/** Puts each message that is not in the form yet at its field, or at the form. Returns the names of the fields. */
export function placeInForm(messages: TanStackFormMessages): string[] {
  const { error, corrected, shown } = messages
  const inForm = new Set([...shown.values()].flatMap(({ paths }) => paths))
  const missing = Object.entries(error.fields).filter(([path]) => !corrected.has(path) && !inForm.has(path))
  const nameOf = nameFinder(messages)

  const added = new Map<string, { paths: string[]; lines: string[] }>()
  const waiting: [string, string[]][] = []
  for (const [path, lines] of missing) {
    const name = nameOf(path)
    const before = added.get(name ?? '') ?? { paths: [], lines: [] }
    if (name === undefined) waiting.push([path, lines])
    else added.set(name, { paths: [...before.paths, path], lines: [...before.lines, ...lines] })
  }
  showAtFields(messages, added)
  messages.waiting = waiting.map(([path]) => path)
  // The form shows no field with this name, so the message says the path.
  const atForm = waiting.flatMap(([path, lines]) => lines.map((line) => `${pathInWords(path)}: ${line}`))
  showAtForm(messages, messages.isFormCorrected ? [] : [...new Set([...error.messages, ...atForm])])
  return [...added.keys()]
}

/** Finds the form's name of the field on the page that a path of LiSA's is about. */
function nameFinder({ form, names, sentValues }: TanStackFormMessages): (path: string) => string | undefined {
  const onPage = new Map(fieldsOnPage(form).map((name) => [dottedName(name), name]))
  return (path) => {
    const sent = formNameOf(path, names)
    return nearestField(rowsNow(sent, sentValues, form.state.values), (at) => onPage.get(at))
  }
}

/** Changes the form once for all fields: each change makes the form check every field again. */
function showAtFields(messages: TanStackFormMessages, added: ReadonlyMap<string, { paths: string[]; lines: string[] }>): void {
  const { form, shown } = messages
  const lists = new Map<string, string[]>()
  for (const [name, { paths, lines }] of added) {
    const before = listAt(form, name)
    const list = [...new Set([...(shown.has(before) ? (before as string[]) : []), ...lines])]
    shown.set(list, { ...fieldNow(form, name), paths: [...(shown.get(before)?.paths ?? []), ...paths] })
    shown.delete(before)
    lists.set(name, list)
  }
  setLists(form, lists)
}

/** A field as it is now. */
export const fieldNow = (form: AnyFormApi, name: string): Omit<ShownMessages, 'paths'> => ({
  name,
  value: form.getFieldValue(name),
  instance: form.fieldInfo[name]?.instance,
  rows: rowsAround(form, name),
})

/** How many rows the list around a field has. */
export function rowsAround(form: AnyFormApi, name: string): number {
  const list: unknown = isInRow(dottedName(name)) ? form.getFieldValue(outsideRow(dottedName(name))) : undefined
  return Array.isArray(list) ? list.length : 0
}

/** Sets the server's messages at these fields. */
export function setLists(form: AnyFormApi, lists: ReadonlyMap<string, string[] | undefined>): void {
  if (lists.size === 0) return
  form.baseStore.setState((state) => ({
    ...state,
    fieldMetaBase: {
      ...state.fieldMetaBase,
      ...Object.fromEntries(
        [...lists].flatMap(([name, onServer]) => {
          const meta = state.fieldMetaBase[name]
          return meta ? [[name, { ...meta, errorMap: { ...meta.errorMap, onServer } }]] : []
        }),
      ),
    },
  }))
}

/** Shows these messages at the form, in place of those there. */
export function showAtForm(messages: TanStackFormMessages, lines: string[]): void {
  const { form, atForm } = messages
  if (lines.join('\n') === atForm.join('\n')) return
  messages.atForm = lines
  const length = Math.max(lines.length, atForm.length)
  // Under `onServer`, the first edit of any field would remove them.
  form.setErrorMap(Object.fromEntries(Array.from({ length }, (_, index) => [keyOf(index), lines[index]])))
}

/** Whether the messages at the form are still there: a reset removes them. */
export const isAtForm = ({ form, atForm }: TanStackFormMessages): boolean =>
  atForm.every((line, index) => (form.state.errorMap as Record<string, unknown>)[keyOf(index)] === line)

const keyOf = (index: number): string => `server.${index}`

/** The server's messages at a field. */
export const listAt = (form: AnyFormApi, name: string): unknown => form.getFieldMeta(name)?.errorMap.onServer

/** The names of the fields on the page, in the order they came. */
export const fieldsOnPage = (form: AnyFormApi): string[] =>
  Object.entries(form.fieldInfo).flatMap(([name, info]) => (info?.instance ? [name] : []))
