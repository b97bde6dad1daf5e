import type { RefCallback } from 'react'

/** What the page has of a form. Renders read it, refs and events write it. */
export interface Form {
  error: unknown
  inputs: Map<string, HTMLElement>
  refs: Map<string, RefCallback<HTMLElement>>
  /** The error that each field had when it was last edited. */
  edited: Map<HTMLElement | string | undefined, unknown>
  /** Grows with every input that comes or goes. */
  version: number
  summary: HTMLElement | null
}

export const createForm = (): Form => ({
  error: undefined,
  inputs: new Map(),
  refs: new Map(),
  edited: new Map(),
  version: 0,
  summary: null,
})

/** The input that a path belongs to: its own, or that of the nearest field around it. */
export function nearestInput(path: string, inputs: ReadonlyMap<string, HTMLElement>): HTMLElement | undefined {
  const around = path.lastIndexOf('.')
  return inputs.get(path) ?? (around < 0 ? undefined : nearestInput(path.slice(0, around), inputs))
}

/** In the order of the page; what has no input comes last. */
export function order(a: HTMLElement | undefined, b: HTMLElement | undefined): number {
  if (!a || !b) return Number(!a) - Number(!b)
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : Number(a !== b)
}

/** Whether the input took the focus, itself or, as a group, with its first part that can. */
export function focusOn(input: HTMLElement): boolean {
  const hasFocus = (): boolean => input.contains((input.getRootNode() as Document).activeElement)
  input.focus()
  if (!hasFocus()) input.querySelector<HTMLElement>(':is(input, select, textarea, button):enabled')?.focus()
  return hasFocus()
}
