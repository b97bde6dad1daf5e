import { AlertDialog } from '@base-ui/react/alert-dialog'
import { type ReactElement, type ReactNode, useContext } from 'react'
import { Button } from '../button.tsx'
import dialog from '../dialog.module.css'
import { DialogPlace } from '../dialog.tsx'
import styles from './confirm.module.css'
import own from './own.module.css'

interface ConfirmProps {
  title: string
  lead: string
  /** What is then done, as in "Archive it". */
  action: string
  onConfirm: () => void
  /** What opens it. */
  children: ReactNode
  isWaiting?: boolean
}

/** A button that asks first. Escape and "Keep it" change nothing, and the focus goes back to the button. */
export function Confirm({ title, lead, action, onConfirm, children, isWaiting = false }: ConfirmProps): ReactElement {
  const place = useContext(DialogPlace)
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger render={<Button look="quiet" isWaiting={isWaiting} />}>{children}</AlertDialog.Trigger>
      <AlertDialog.Portal container={place ?? undefined}>
        <AlertDialog.Backdrop className={dialog.backdrop} />
        <AlertDialog.Popup className={`${own.own} ${dialog.popup}`} data-side="middle" aria-modal="true">
          <AlertDialog.Title className={dialog.title}>{title}</AlertDialog.Title>
          <AlertDialog.Description className={dialog.lead}>{lead}</AlertDialog.Description>
          <div className={styles.ways}>
            <AlertDialog.Close render={<Button look="plain" />}>Keep it</AlertDialog.Close>
            <AlertDialog.Close render={<Button />} onClick={onConfirm}>
              {action}
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
