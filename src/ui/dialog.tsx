import { type KeyboardEvent, type ReactElement, type ReactNode, type SyntheticEvent, useLayoutEffect, useRef } from 'react'
import { lockScroll } from './lock-scroll.ts'

/** What `Dialog` takes. */
interface DialogProps {
  /** The id of its title. */
  labelledBy: string
  /** A person closes it. */
  onClose: () => void
  children: ReactNode
}

/** A dialog that is open as long as it is rendered, and modal where the browser can do that. */
export function Dialog({ labelledBy, onClose, children }: DialogProps): ReactElement {
  return (
    <dialog {...useClosing(onClose)} aria-labelledby={labelledBy} className="lisa-dialog">
      <Opening />
      {children}
    </dialog>
  )
}

/** Opens the dialog that it is the first child of, before what comes after it takes the focus, by `autoFocus` or an effect. */
function Opening(): ReactElement {
  const place = useRef<HTMLSpanElement>(null)
  const focused = useRef<Element>(null)
  useLayoutEffect(() => {
    const dialog = place.current?.closest('dialog')
    if (!dialog) return
    const close = open(dialog)
    // React's StrictMode closes it and opens it again.
    if (focused.current) (focused.current as HTMLElement).focus()
    return () => {
      const { activeElement } = dialog.getRootNode() as Document | ShadowRoot
      focused.current = dialog.contains(activeElement) ? activeElement : null
      close()
    }
  }, [])
  return <span ref={place} hidden />
}

interface ClosingProps {
  onKeyDown: (event: KeyboardEvent<HTMLDialogElement>) => void
  onKeyUp: () => void
  onCancel: (event: SyntheticEvent<HTMLDialogElement>) => void
  onClose: (event: SyntheticEvent<HTMLDialogElement>) => void
}

/** Calls `close` when the user closes the dialog. Ignores events of elements inside it, such as a file picker. */
function useClosing(close: () => void): ClosingProps {
  const isEscapeOfInner = useRef(false)
  return {
    onKeyDown: ({ key, target, currentTarget, nativeEvent, defaultPrevented }) => {
      const isEscape = key === 'Escape' && !nativeEvent.isComposing
      const isOwn = dialogAround(target) === currentTarget
      isEscapeOfInner.current = isEscape && !isOwn
      if (isEscape && isOwn && !defaultPrevented && !canBeModal(currentTarget)) close()
    },
    onKeyUp: () => {
      isEscapeOfInner.current = false
    },
    onCancel: (event) => {
      if (event.target !== event.currentTarget) return
      // The browser cancels the dialog on top, and knows of no others than its own kind.
      if (isEscapeOfInner.current) event.preventDefault()
      else close()
    },
    onClose: ({ target, currentTarget }) => {
      // The browser tells of a closing afterwards: it may be open again.
      if (target === currentTarget && !currentTarget.open) close()
    },
  }
}

/** The dialog that an event is about, of whichever library. */
const dialogAround = (target: EventTarget): Element | null =>
  (target as Element).closest('dialog, [role="dialog"], [role="alertdialog"]')

const canBeModal = (dialog: HTMLDialogElement): boolean => typeof dialog.showModal === 'function'

/** Opens it with the focus inside; returns a function that closes it. */
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
