import type { RefCallback } from 'react'
import { dottedName } from './field-names.ts'
import { watchResets } from './watch-resets.ts'

/** What the fields of a form tell. */
export interface FieldEvents {
  /** A field came, went, or is another element. */
  onChange: () => void
  /** Somebody edited a field, or something within it. */
  onEdit: (input: HTMLElement) => void
  /** The form around these fields was reset. */
  onReset: () => void
}

/** The fields of a form that are on the page. */
export interface PageFields {
  /** Each field's input by the dotted name of the field. */
  inputs: ReadonlyMap<string, HTMLElement>
  /** Grows with every input that comes or goes. */
  version: () => number
  /** The ref for a field's input; the same function for the same name. */
  refOf: (name: string) => RefCallback<HTMLElement>
}

/** Follows the fields of a form as they come, go, are edited and reset. */
export function followFields({ onChange, onEdit, onReset }: FieldEvents): PageFields {
  const inputs = new Map<string, HTMLElement>()
  const refs = new Map<string, RefCallback<HTMLElement>>()
  let version = 0
  const resets = watchResets((form) => {
    if ([...inputs.values()].some((input) => formOf(input) === form)) onReset()
  })

  const changed = (): void => {
    version += 1
    onChange()
  }
  const add = (name: string, input: HTMLElement): (() => void) => {
    inputs.set(name, input)
    const stopEdits = watchEdits(input, () => onEdit(input))
    const stopResets = resets.within(input.getRootNode())
    changed()
    return () => {
      stopEdits()
      stopResets()
      if (inputs.get(name) === input) inputs.delete(name)
      changed()
    }
  }
  const createRef = (name: string): RefCallback<HTMLElement> => {
    let remove: (() => void) | undefined
    return (element) => {
      remove?.()
      remove = element ? add(dottedName(name), element) : undefined
    }
  }
  return {
    inputs,
    version: () => version,
    refOf: (name) => {
      const ref = refs.get(name) ?? createRef(name)
      refs.set(name, ref)
      return ref
    },
  }
}

/** Calls back for each `input` and `change` within the element: autofill and some components fire `change` alone. */
function watchEdits(element: HTMLElement, onEdit: () => void): () => void {
  const typed = new WeakMap<EventTarget, unknown>()
  const textIn = (target: EventTarget): unknown => (target as Partial<HTMLInputElement>).value
  const onInput = ({ target }: Event): void => {
    if (target) typed.set(target, textIn(target))
    onEdit()
  }
  const onChange = ({ target }: Event): void => {
    // A text field that loses the focus says once more what `input` has said, perhaps before LiSA's answer came.
    const isRepeated = target !== null && typed.has(target) && typed.get(target) === textIn(target)
    if (target) typed.delete(target)
    if (!isRepeated) onEdit()
  }
  element.addEventListener('input', onInput)
  element.addEventListener('change', onChange)
  return () => {
    element.removeEventListener('input', onInput)
    element.removeEventListener('change', onChange)
  }
}

const formOf = (input: HTMLElement): Element | null => (input as Partial<HTMLInputElement>).form ?? input.closest('form')
