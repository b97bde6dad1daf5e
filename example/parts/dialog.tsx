import { Dialog as Base } from '@base-ui/react/dialog'
import { createContext, type ReactElement, type ReactNode, useContext } from 'react'
import styles from './dialog.module.css'

interface DialogProps {
  isOpen: boolean
  onClose: () => void
  /** Runs when it has gone, however it was closed. */
  onClosed?: () => void
  title: string
  lead?: string
  /** In the middle of the page, or a drawer at its end. */
  side?: 'middle' | 'end'
  closeLabel?: string
  children: ReactNode
}

/** Where dialogs are put: the body of our own pages, and in somebody else's the widget, whose looks they share. */
export const DialogPlace = createContext<HTMLElement | null>(null)

/** A dialog of this shop. Escape and a press outside close it, and the focus goes back to where it was. */
export function Dialog({
  isOpen,
  onClose,
  onClosed,
  title,
  lead,
  side = 'middle',
  closeLabel,
  children,
}: DialogProps): ReactElement {
  const place = useContext(DialogPlace)
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()} onOpenChangeComplete={(open) => !open && onClosed?.()}>
      <Base.Portal container={place ?? undefined}>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={styles.popup} data-side={side}>
          <div className={styles.head}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            {closeLabel !== undefined && (
              <Base.Close className={styles.close} aria-label={closeLabel}>
                <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
                  <path d="M6 6l12 12M18 6L6 18" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
                </svg>
              </Base.Close>
            )}
          </div>
          {lead !== undefined && <Base.Description className={styles.lead}>{lead}</Base.Description>}
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
