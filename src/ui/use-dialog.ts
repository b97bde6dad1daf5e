import { type KeyboardEvent, type RefObject, type SyntheticEvent, useLayoutEffect, useRef } from 'react'
import { lockScroll } from './lock-scroll.ts'

/** A dialog that is open as long as it is rendered, and modal where the browser can do that. */
export interface OpenDialog {
  /** For the first element inside: the dialog opens before what follows takes the focus, by `autoFocus` or an effect. */
  first: RefObject<HTMLSpanElement | null>
  /** For the `<dialog>`. */
  props: {
    onKeyDown: (event: KeyboardEvent<HTMLDialogElement>) => void
    onKeyUp: () => void
    onCancel: (event: SyntheticEvent<HTMLDialogElement>) => void
    onClose: (event: SyntheticEvent<HTMLDialogElement>) => void
  }
}

/** `onClose` is called when a person closes the dialog; events of what stands inside it are none of its own. */
export function useDialog(onClose: () => void): OpenDialog {
  const first = useRef<HTMLSpanElement>(null)
  const focused = useRef<HTMLElement>(null)
  const isEscapeOfInner = useRef(false)

  useLayoutEffect(() => {
    const dialog = first.current?.closest('dialog')
    if (!dialog) return
    const close = open(dialog)
    // React's StrictMode closes it and opens it again.
    focused.current?.focus()
    return () => {
      const { activeElement } = dialog.getRootNode() as Document | ShadowRoot
      focused.current = dialog.contains(activeElement) ? (activeElement as HTMLElement) : null
      close()
    }
  }, [])
  return {
    first,
    props: {
      onKeyDown: ({ key, target, currentTarget, nativeEvent, defaultPrevented }) => {
        const isEscape = key === 'Escape' && !nativeEvent.isComposing
        const isOwn = dialogAround(target) === currentTarget
        isEscapeOfInner.current = isEscape && !isOwn
        if (isEscape && isOwn && !defaultPrevented && !canBeModal(currentTarget)) onClose()
      },
      onKeyUp: () => {
        isEscapeOfInner.current = false
      },
      onCancel: (event) => {
        if (event.target !== event.currentTarget) return
        // The browser cancels the dialog on top, and knows of no others than its own kind.
        if (isEscapeOfInner.current) event.preventDefault()
        else onClose()
      },
      onClose: ({ target, currentTarget }) => {
        // The browser tells of a closing afterwards: it may be open again.
        if (target === currentTarget && !currentTarget.open) onClose()
      },
    },
  }
}

/** The dialog that an event is about, of any make. */
const dialogAround = (target: EventTarget): Element | null =>
  (target as Element).closest('dialog, [role="dialog"], [role="alertdialog"]')

const canBeModal = (dialog: HTMLDialogElement): boolean => typeof dialog.showModal === 'function'

/** Opens it with the focus inside; gives a function that closes it. */
function open(dialog: HTMLDialogElement): () => void {
  if (canBeModal(dialog)) {
    dialog.showModal()
    const unlock = lockScroll(dialog.ownerDocument)
    return () => {
      unlock()
      dialog.close()
    }
  }
  dialog.setAttribute('open', '')
  dialog.querySelector<HTMLElement>('input, select, textarea, button, a[href], [tabindex]')?.focus()
  return () => dialog.removeAttribute('open')
}
