import { formatPrice, localize } from 'lisa-query'
import type { ReactElement } from 'react'
import { MinusIcon, PlusIcon } from '../parts/icons.tsx'
import { type CartLine, setQuantity, subtotalOf } from './cart.ts'
import styles from './cart-row.module.css'
import { useLanguage, useWords } from './language.ts'

interface CartRowProps {
  line: CartLine
  remove: () => void
}

/** So many of one product. */
export function CartRow({ line, remove }: CartRowProps): ReactElement {
  const words = useWords()
  const language = useLanguage()
  const { key, picture, quantity } = line
  const title = localize(line.title, language) ?? ''
  const variant = localize(line.variant, language)
  const name = [title, variant].filter(Boolean).join(', ')
  const total = subtotalOf([line])
  const isLast = quantity <= 1
  return (
    <li className={styles.row}>
      <div className={styles.picture}>{picture && <img src={picture} alt="" width={88} height={88} />}</div>
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        <p className={styles.variant}>{variant}</p>
      </div>
      <p className={styles.total}>{total && formatPrice(total, language)}</p>
      <div className={styles.stepper}>
        <button
          type="button"
          aria-label={words.oneLess(name)}
          aria-disabled={isLast || undefined}
          onClick={() => isLast || setQuantity(key, quantity - 1)}
        >
          <MinusIcon />
        </button>
        <span role="status">
          <span aria-hidden="true">{quantity}</span>
          <span className={styles.unseen}>{words.pieces(quantity)}</span>
        </span>
        <button type="button" aria-label={words.oneMore(name)} onClick={() => setQuantity(key, quantity + 1)}>
          <PlusIcon />
        </button>
      </div>
      <button type="button" className={styles.remove} aria-label={words.remove(name)} onClick={remove}>
        {words.removeShort}
      </button>
    </li>
  )
}
