import { formatPrice } from 'lisa-query'
import { type ReactElement, useRef } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { setQuantity, subtotalOf, useCart } from './cart.ts'
import styles from './cart-drawer.module.css'
import { CartRow } from './cart-row.tsx'
import { EmptyTable } from './empty-table.tsx'
import { useLanguage, useWords } from './language.ts'

interface CartDrawerProps {
  isOpen: boolean
  onClose: () => void
}

/** What is in the cart. It asks nobody for anything, so it is there while LiSA is not. */
export function CartDrawer({ isOpen, onClose }: CartDrawerProps): ReactElement {
  const words = useWords()
  const language = useLanguage()
  const content = useRef<HTMLDivElement>(null)
  const lines = useCart((cart) => cart.lines)
  const subtotal = subtotalOf(lines)
  const remove = (key: string): void => {
    setQuantity(key, 0)
    content.current?.focus() // the button that had it is gone
  }
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={words.cartTitle} side="end" closeLabel={words.close}>
      <div ref={content} tabIndex={-1} className={styles.content}>
        {lines.length === 0 && (
          <div className={styles.empty}>
            <EmptyTable />
            <p className={styles.title}>{words.cartEmpty}</p>
            <p>{words.cartEmptyLead}</p>
          </div>
        )}
        <ul className={styles.lines}>
          {lines.map((line) => (
            <CartRow key={line.key} line={line} remove={() => remove(line.key)} />
          ))}
        </ul>
      </div>
      <div className={styles.end}>
        <p className={styles.subtotal} role="status">
          {subtotal && (
            <>
              <span>{words.subtotal}</span> <b>{formatPrice(subtotal, language)}</b>
            </>
          )}
        </p>
        <p>{words.endsHere}</p>
      </div>
    </Dialog>
  )
}
