import type { FieldErrors } from 'lisa-query'
import { useEffect, useId, useRef } from 'react'

/** What is wrong by the names of a form's fields; under the empty name, what is wrong with the whole. */
export type MessagesByName = Readonly<Record<string, readonly string[]>>

/**
 * What a form library holds, for `ErrorSummary` and `FieldError` of `lisa-query/ui`. The summary takes the focus when `error`,
 * of the last submit, has brought messages.
 */
export function useShownErrors(messages: MessagesByName, error: unknown): FieldErrors {
  const id = useId()
  const box = useRef<HTMLElement | null>(null)
  const focusedFor = useRef<unknown>(null)
  const idOf = (name: string): string => id + name
  const messagesAt = (name: string): string[] => [...(messages[name] ?? [])]
  const hasMessages = Object.values(messages).some(({ length }) => length > 0)

  useEffect(() => {
    // Once for each refusal: a message that goes or comes while somebody types moves no focus.
    if (!hasMessages || !error || focusedFor.current === error) return
    focusedFor.current = error
    box.current?.focus()
  }, [error, hasMessages])

  const linkTo = (name: string): FieldErrors['summary'][number]['linkProps'] =>
    name
      ? {
          href: `#${idOf(name)}`,
          onClick: (event) => {
            event.preventDefault()
            document.getElementById(idOf(name))?.focus()
          },
        }
      : undefined
  const lines = [...new Set(['', ...Object.keys(messages)])].flatMap((name) =>
    messagesAt(name).map((message) => ({ path: name, message, linkProps: linkTo(name) })),
  )
  return {
    summary: lines,
    getSummaryProps: () => ({
      ref: (element) => {
        box.current = element
      },
      tabIndex: -1,
    }),
    messagesAt,
    getMessageProps: (name) => ({
      id: `${idOf(name)}-message`,
      hidden: messagesAt(name).length === 0,
      children: messagesAt(name).join(' '),
    }),
    getInputProps: (name) => {
      const isInvalid = messagesAt(name).length > 0
      return {
        id: idOf(name),
        name,
        // The inputs, and what is wrong with them, are the form library's.
        ref: () => undefined,
        'aria-invalid': isInvalid || undefined,
        'aria-describedby': isInvalid ? `${idOf(name)}-message` : undefined,
      }
    },
    clear: () => undefined,
  }
}
