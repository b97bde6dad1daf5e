import type { ReactElement } from 'react'
import type { FieldErrors } from '../index.ts'

/** What `FieldError` takes. */
export interface FieldErrorProps {
  /** What `useFieldErrors` gives; of it, this is enough. */
  errors: Pick<FieldErrors, 'messagesAt' | 'getMessageProps'>
  /** The field, such as `variants.0.price`. */
  path: string
}

/** The messages at one field, a line each; its input refers to them by `errors.getInputProps(path)`. Nothing without any. */
export function FieldError({ errors, path }: FieldErrorProps): ReactElement | null {
  const messages = errors.messagesAt(path)
  if (messages.length === 0) return null
  return (
    // Spans: it may stand in a paragraph or a label.
    <span {...errors.getMessageProps(path)} className="lisa-field-error" style={block}>
      {[...new Set(messages)].map((message) => (
        <span key={message} style={block}>
          {message}
        </span>
      ))}
    </span>
  )
}

const block = { display: 'block' } as const
