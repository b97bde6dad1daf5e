import { type FieldNames, formNameOf, isInRow, isSameFieldOfRow, nearestField, outsideRow } from './field-names.ts'

/** What stands for a field on the page, such as its input, by the dotted name of the field. */
export type Fields<Field extends object> = ReadonlyMap<string, Field>

/** The messages at one path of an error. */
export interface PlacedMessages<Field extends object> {
  /** As the server named it. */
  path: string
  messages: string[]
  /** Where they stand; `undefined` where the form has no such field now. */
  field: Field | undefined
}

/** What is known of the fields of a form. */
export interface FormFields<Field extends object> {
  now: Fields<Field>
  /** The fields when the values were sent that the messages are about. */
  sent: Fields<Field>
  /** The fields that were there when the error came. */
  atError: ReadonlySet<Field>
  names?: FieldNames | undefined
}

/** Takes each message to its field, else to the nearest field around it. */
export function placeMessages<Field extends object>(
  fields: Readonly<Record<string, string[]>>,
  form: FormFields<Field>,
): PlacedMessages<Field>[] {
  const namesNow = new Map([...form.now].map(([name, field]) => [field, name]))
  const fieldsSent = new Set(form.sent.values())
  const nearestIn = (known: Fields<Field>, name: string): string =>
    nearestField(name, (at) => (known.has(at) ? at : undefined)) ?? ''

  const fieldFor = (name: string): Field | 'removed' | undefined => {
    const nameSent = nearestIn(form.sent, name)
    const nameNow = nearestIn(form.now, name)
    const sent = form.sent.get(nameSent)
    const now = form.now.get(nameNow)
    if (!sent || nameNow.length > nameSent.length) return now
    const movedTo = namesNow.get(sent)
    // The same field, which may have moved with its row. React may also have reused its input for another one.
    if (movedTo !== undefined) return isSameFieldOfRow(nameSent, movedTo) ? sent : now
    if (!isInRow(nameSent) || !now || !fieldsSent.has(now)) return now
    // Its row was removed: what is found at its name now is about the row that has moved up.
    return form.atError.has(sent) ? 'removed' : form.now.get(nearestIn(form.now, outsideRow(nameSent)))
  }
  return Object.entries(fields).flatMap(([path, messages]) => {
    const field = fieldFor(formNameOf(path, form.names))
    return field === 'removed' ? [] : [{ path, messages, field }]
  })
}
