import { isLisaError, type LisaErrorOf } from '../index.ts'

/** What can bring messages: a mutation's result, a `LisaError`, or nothing yet. */
export type ErrorCarrier = { error: unknown } | Error | null | undefined

/** The error of a result, if its messages belong into a form. */
export function invalidIn(result: ErrorCarrier): LisaErrorOf<'invalid'> | undefined {
  const error = result && 'error' in result ? result.error : result
  return isLisaError(error) && error.kind === 'invalid' ? error : undefined
}

/** An error's messages by the form's own names; `form` is for those that no field of the form is meant by. */
export interface PlacedMessages {
  fields: Map<string, string[]>
  form: string[]
}

/**
 * Takes each message to its field, else to the nearest field around it (from `title.de` to `title`), else to the form.
 * `nameOf` says what the form calls the field at a dotted path, and `undefined` where it shows none.
 */
export function placeMessages(error: LisaErrorOf<'invalid'>, nameOf: (path: string) => string | undefined): PlacedMessages {
  const fields = new Map<string, Set<string>>()
  const form = new Set(error.messages)
  for (const [path, messages] of Object.entries(error.fields)) {
    const name = nearest(path, nameOf)
    const said = name === undefined ? form : (fields.get(name) ?? new Set())
    // Nobody would know what it is about: the form shows no such field.
    for (const message of messages) said.add(name === undefined ? `${path}: ${message}` : message)
    if (name !== undefined) fields.set(name, said)
  }
  return { fields: new Map([...fields].map(([name, said]) => [name, [...said]])), form: [...form] }
}

function nearest(path: string, nameOf: (path: string) => string | undefined): string | undefined {
  const around = path.lastIndexOf('.')
  return nameOf(path) ?? (around < 0 ? undefined : nearest(path.slice(0, around), nameOf))
}
