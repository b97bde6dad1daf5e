import { type MouseEvent, type RefCallback, useEffect, useId, useReducer, useRef, useState } from 'react'
import { isLisaError, type LisaErrorOf } from '../errors/lisa-error.ts'

/** The props of a field's input. */
export interface FieldInputProps {
  id: string
  name: string
  ref: RefCallback<HTMLElement>
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

/** The props of the element with a field's messages. */
export interface FieldMessageProps {
  id: string
  hidden: boolean
  children: string
}

/** The props of the element with the summary. */
export interface ErrorSummaryProps {
  ref: RefCallback<HTMLElement>
  tabIndex: -1
}

/** One line of the summary. */
export interface ErrorSummaryEntry {
  message: string
  /** The field as the server named it, such as `variants.0.price`; empty where it named none. */
  path: string
  /** For a link to the field's input; `undefined` where the form has no such field. */
  linkProps: { href: string; onClick: (event: MouseEvent) => void } | undefined
}

/** What a form shows of a 422. All text is plain text. */
export interface FieldErrors {
  /** All that is left to correct: first what belongs to no field, then the fields'. Empty without an error. */
  summary: ErrorSummaryEntry[]
  /** The messages at this field. */
  messagesAt: (path: string) => string[]
  /** For the field's input, or the element around several; it makes the field known, so that its messages come here. */
  getInputProps: (path: string) => FieldInputProps
  /** For the element with the field's messages, which are its children unless it has others. */
  getMessageProps: (path: string) => FieldMessageProps
  /** For the element with the summary, which takes the focus when a submit has failed; without one the first field does. */
  getSummaryProps: () => ErrorSummaryProps
  /** Puts this field's messages away, as editing it does: for inputs that fire no `input` event. */
  clear: (path: string) => void
}

/**
 * The messages of a 422, or of an input that did not fit its schema, at the fields of a form: of a mutation's result, or of a
 * `LisaError`. A field's messages go when somebody edits it; what the form has no field for stands in the summary.
 */
export function useFieldErrors(source: { error: unknown } | Error | null | undefined): FieldErrors {
  const error = invalid(source && 'error' in source ? source.error : source)
  const id = useId()
  const [inputs] = useState(() => new Map<string, HTMLElement>())
  const [refs] = useState(() => new Map<string, RefCallback<HTMLElement>>())
  /** The error that each field had when it was last edited. */
  const [edited, setEdited] = useState<Readonly<Record<string, unknown>>>({})
  const [, renderAgain] = useReducer((count: number) => count + 1, 0)
  const current = useRef(error)
  const summary = useRef<HTMLElement | null>(null)

  const all = Object.entries(error?.fields ?? {}).map(([path, messages]) => ({ path, messages, field: fieldOf(path, inputs) }))
  const left = all.filter(({ field }) => !field || edited[field] !== error)
  const messagesAt = (path: string): string[] => left.flatMap(({ field, messages }) => (field === path ? messages : []))
  const clear = (path: string): void =>
    setEdited((before) => (before[path] === current.current ? before : { ...before, [path]: current.current }))

  const firstField = left[0]?.field ?? ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is left of an error moves no focus, only a new one does
  useEffect(() => {
    current.current = error
    if (error) (summary.current ?? inputs.get(firstField))?.focus()
  }, [error])

  const register = (path: string): RefCallback<HTMLElement> => {
    const edit = (): void => clear(path)
    return (element) => {
      inputs.get(path)?.removeEventListener('input', edit)
      inputs.delete(path)
      if (element) {
        inputs.set(path, element)
        element.addEventListener('input', edit)
      }
      // A field that comes later may be the one that a message waits for.
      if (current.current) renderAgain()
    }
  }

  const linkTo = (field: string): ErrorSummaryEntry['linkProps'] =>
    field
      ? {
          href: `#${id}${field}`,
          onClick: (event) => {
            event.preventDefault()
            inputs.get(field)?.focus()
          },
        }
      : undefined

  return {
    summary: [
      ...(error?.messages ?? []).map((message) => ({ path: '', message, linkProps: undefined })),
      ...left.flatMap(({ path, messages, field }) => messages.map((message) => ({ path, message, linkProps: linkTo(field) }))),
    ],
    messagesAt,
    getInputProps: (path) => {
      const ref = refs.get(path) ?? register(path)
      refs.set(path, ref)
      const isInvalid = messagesAt(path).length > 0
      return {
        id: id + path,
        name: path,
        ref,
        'aria-invalid': isInvalid || undefined,
        'aria-describedby': isInvalid ? `${id}${path}-message` : undefined,
      }
    },
    getMessageProps: (path) => {
      const messages = messagesAt(path)
      return { id: `${id}${path}-message`, hidden: !messages.length, children: messages.join(' ') }
    },
    getSummaryProps: () => ({
      ref: (element) => {
        summary.current = element
      },
      tabIndex: -1,
    }),
    clear,
  }
}

const invalid = (error: unknown): LisaErrorOf<'invalid'> | undefined =>
  isLisaError(error) && error.kind === 'invalid' ? error : undefined

/** The field of the form that a path belongs to: itself, or the nearest around it; empty where there is none. */
function fieldOf(path: string, inputs: ReadonlyMap<string, unknown>): string {
  let field = path
  while (field && !inputs.has(field)) field = field.slice(0, Math.max(0, field.lastIndexOf('.')))
  return field
}
