import { focusedElement, takeFocus } from '../react/field-errors/focus.ts'
import { comparePageOrder } from '../react/field-errors/page-order.ts'
import { elementsByName } from './elements-by-name.ts'
import { type AnyHookForm, type HookFormField, hookFormFields } from './hook-form-fields.ts'

/** What may take the focus of these fields, in the order of the page; each says whether it did. */
export function focusTargets(form: AnyHookForm, lists: Map<string, object>, names: ReadonlySet<string>): (() => boolean)[] {
  const refused = [...hookFormFields(form, lists).fields.values()].filter(({ name }) => names.has(name))
  const hidden = refused.filter(({ elements }) => elements.length === 0).map(({ name }) => name)
  const found = hidden.length > 0 ? elementsByName(hidden) : undefined
  const firstOf = ({ name, elements }: HookFormField): HTMLElement | undefined => elements[0] ?? found?.get(name)?.[0]
  return refused
    .sort((a, b) => comparePageOrder(firstOf(a), firstOf(b)))
    .map((field) => () => (field.elements.length > 0 ? field.elements.some(takeFocus) : takesFocus(field, firstOf(field))))
}

/** A `Controller` gives the focus to an element that only it knows. */
function takesFocus(field: HookFormField, element: HTMLElement | undefined): boolean {
  const before = focusedElement(document)
  field.focus()
  const after = focusedElement(document)
  return after !== before || element?.contains(after) || (!element && after !== document.body)
}
