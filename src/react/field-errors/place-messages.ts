import { type FieldNames, formNameOf, isInRow, isSameFieldOfRow, nearestField } from './field-names.ts'
import { comparePageOrder } from './page-order.ts'

/** Inputs by the dotted names of their fields. */
export type Inputs = ReadonlyMap<string, HTMLElement>

/** The messages at one path of an error. */
export interface PlacedMessages {
  /** As the server named it. */
  path: string
  messages: string[]
  /** The input that they stand at; `undefined` where the form has no such field now. */
  input: HTMLElement | undefined
}

/** Where the inputs are now, and where they were when the values were sent that the messages are about. */
export interface FormInputs {
  now: Inputs
  sent: Inputs
  names?: FieldNames | undefined
}

/** Takes each message to its field, else to the nearest field around it, in the order of the page. */
export function placeMessages(fields: Readonly<Record<string, string[]>>, form: FormInputs): PlacedMessages[] {
  const namesNow = new Map([...form.now].map(([name, input]) => [input, name]))
  const inputsSent = new Set(form.sent.values())
  return Object.entries(fields)
    .flatMap(([path, messages]) => {
      const name = formNameOf(path, form.names)
      const nameSent = nearestField(name, (at) => (form.sent.has(at) ? at : undefined))
      const nearest = nearestField(name, (at) => (form.now.has(at) ? at : undefined))
      const inputSent = form.sent.get(nameSent ?? '')
      const inputNow = form.now.get(nearest ?? '')
      const nameOfSent = inputSent && namesNow.get(inputSent)
      const isCloser = (nearest?.length ?? 0) > (nameSent?.length ?? 0)
      // The same input, which may have moved with its row. React may also reuse it for another field.
      if (nameSent && nameOfSent && isSameFieldOfRow(nameSent, nameOfSent) && !isCloser) {
        return [{ path, messages, input: inputSent }]
      }
      const isGone = inputSent !== undefined && nameOfSent === undefined
      // Its row was removed: what is found at its name now is about the row that has moved up.
      if (isGone && inputNow && inputsSent.has(inputNow) && isInRow(name)) return []
      return [{ path, messages, input: inputNow }]
    })
    .sort((a, b) => comparePageOrder(a.input, b.input))
}
