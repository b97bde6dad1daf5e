import type { AnyFormApi } from '@tanstack/react-form'
import type { LisaErrorOf } from '../index.ts'
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
  /** The paths whose messages are put away. */
  corrected: Set<string>
  /** What stands at fields now, by the list of messages in the field's `errorMap`: the form moves it with its row. */
  said: Map<unknown, Said>
  /** The paths that the form has no field for yet; they stand at the form. */
  waiting: string[]
  /** What stands at the form. */
  atForm: string[]
  isFormCorrected: boolean
  waitsForField: WaitsForField | undefined
}

/** What stands at one field. */
export interface Said {
  paths: string[]
  /** Where it stood last. */
  name: string
  /** What the field held when it was said. */
  value: unknown
  /** The field's own object: another one is a field that went and came back. */
  instance: unknown
  /** How many rows the list around it had. */
  rows: number
}

/** Puts each message that is not in the form yet at its field, or at the form. Gives the names of the fields. */
export function placeInForm(messages: TanStackFormMessages): string[] {
  const { error, corrected, said } = messages
  const inForm = new Set([...said.values()].flatMap(({ paths }) => paths))
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
  putAtFields(messages, added)
  messages.waiting = waiting.map(([path]) => path)
  // Nobody would know what it is about: the form shows no such field.
  const atForm = waiting.flatMap(([path, lines]) => lines.map((line) => `${path}: ${line}`))
  putAtForm(messages, messages.isFormCorrected ? [] : [...new Set([...error.messages, ...atForm])])
  return [...added.keys()]
}

/** Finds what the form calls the field on the page that a path means. */
function nameFinder({ form, names, sentValues }: TanStackFormMessages): (path: string) => string | undefined {
  const onPage = new Map(fieldsOnPage(form).map((name) => [dottedName(name), name]))
  return (path) => {
    const sent = formNameOf(path, names)
    return nearestField(rowsNow(sent, sentValues, form.state.values), (at) => onPage.get(at))
  }
}

/** All with one change of the form: each by itself would have every field looked at again. */
function putAtFields(messages: TanStackFormMessages, added: ReadonlyMap<string, { paths: string[]; lines: string[] }>): void {
  const { form, said } = messages
  const lists = new Map<string, string[]>()
  for (const [name, { paths, lines }] of added) {
    const before = listAt(form, name)
    const list = [...new Set([...(said.has(before) ? (before as string[]) : []), ...lines])]
    said.set(list, { ...standing(form, name), paths: [...(said.get(before)?.paths ?? []), ...paths] })
    said.delete(before)
    lists.set(name, list)
  }
  setLists(form, lists)
}

/** What is known of what stands at a field. */
export const standing = (form: AnyFormApi, name: string): Omit<Said, 'paths'> => ({
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

/** Sets what the server says of fields. */
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

/** Says this at the form instead of what stood there. */
export function putAtForm(messages: TanStackFormMessages, lines: string[]): void {
  const { form, atForm } = messages
  if (lines.join('\n') === atForm.join('\n')) return
  messages.atForm = lines
  const length = Math.max(lines.length, atForm.length)
  // Under `onServer`, the first edit of any field would put them away.
  form.setErrorMap(Object.fromEntries(Array.from({ length }, (_, index) => [keyOf(index), lines[index]])))
}

/** Whether what stands at the form is still there: a reset takes it away. */
export const isAtForm = ({ form, atForm }: TanStackFormMessages): boolean =>
  atForm.every((line, index) => (form.state.errorMap as Record<string, unknown>)[keyOf(index)] === line)

const keyOf = (index: number): string => `server.${index}`

/** What the server says of a field. */
export const listAt = (form: AnyFormApi, name: string): unknown => form.getFieldMeta(name)?.errorMap.onServer

/** The names of the fields on the page, in the order they came. */
export const fieldsOnPage = (form: AnyFormApi): string[] =>
  Object.entries(form.fieldInfo).flatMap(([name, info]) => (info?.instance ? [name] : []))
