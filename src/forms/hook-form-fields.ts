import type { ErrorOption, FieldError } from 'react-hook-form'
import { dottedName } from '../react/field-errors/field-names.ts'

/** What the adapter uses of a form, whatever its values are: the names of its fields are strings here. */
export interface AnyHookForm {
  control: object
  getFieldState: (name: string) => { error?: FieldError | undefined }
  getValues: (name: string) => unknown
  setError: (name: string, error: ErrorOption) => void
  clearErrors: (names: string[]) => void
  subscribe: (options: {
    formState: object
    callback: (state: { name?: string | undefined; isSubmitting: boolean }) => void
  }) => () => void
}

/**
 * What React Hook Form has no public way to ask for: which fields are on the page, because an error of a field that is not
 * there would block every further submit. Tried with 7.92; a test says so where another version lacks any of it.
 */
export interface HookFormInternals {
  _fields: object
  _names: { mount: Set<string>; array: Set<string> }
  _options: { shouldFocusError?: boolean }
  /** Asks the form's own rules again whether it is valid. */
  _setValid: () => unknown
}

/** A field as React Hook Form keeps it. */
interface RegisteredField {
  mount?: boolean
  ref: Ref
  refs?: Ref[]
}

type Ref = Partial<HTMLElement>

/** A field of the form that is on the page. */
export interface HookFormField {
  /** The name under which the form keeps its errors. */
  name: string
  /** Its inputs; none for a `Controller`, which does not tell its element. */
  elements: HTMLElement[]
  focus: () => void
}

/** The fields of a form that are on the page. Each keeps one object as its identity while it is there, also when its name changes. */
export interface HookFormFields {
  byPath: Map<string, object>
  fields: Map<object, HookFormField>
}

/** `lists` remembers the object that identifies each field array. */
export function hookFormFields(form: AnyHookForm, lists: Map<string, object>): HookFormFields {
  const { _fields, _names } = internalsOf(form)
  const byPath = new Map<string, object>()
  const fields = new Map<object, HookFormField>()
  for (const name of _names.mount) {
    const registered = registeredAt(_fields, name)
    if (!registered?.mount || _names.array.has(name)) continue
    const refs = registered.refs ?? [registered.ref]
    const [key = registered.ref] = refs
    byPath.set(dottedName(name), key)
    fields.set(key, { name, elements: refs.filter(isElement), focus: () => registered.ref.focus?.() })
  }
  for (const name of _names.array) {
    const key = lists.get(name) ?? {}
    lists.set(name, key)
    byPath.set(dottedName(name), key)
    fields.set(key, { name: rootOf(name), elements: [], focus: () => undefined })
  }
  return { byPath, fields }
}

/** Every name that an error may be kept under. */
export function errorNames(form: AnyHookForm): string[] {
  const { mount, array } = internalsOf(form)._names
  return ['root', ...mount, ...[...array].map(rootOf)]
}

/** Where a field array keeps its own errors. */
export const rootOf = (name: string): string => `${name}.root`

export const internalsOf = ({ control }: AnyHookForm): HookFormInternals => control as HookFormInternals

function registeredAt(fields: object, name: string): RegisteredField | undefined {
  let at: unknown = fields
  for (const key of dottedName(name).split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined
    at = (at as Record<string, unknown>)[key]
  }
  return (at as { _f?: RegisteredField } | undefined)?._f
}

const isElement = (ref: Ref): ref is HTMLElement => 'nodeType' in ref
