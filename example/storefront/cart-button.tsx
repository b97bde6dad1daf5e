import { lazy, type ReactElement, Suspense } from 'react'
import { CartIcon } from '../parts/icons.tsx'
import { usePieces } from './cart.ts'
import styles from './cart-button.module.css'
import { closeCart, openCart, useCartDrawer } from './cart-drawer-state.ts'
import { useWords } from './language.ts'

// The drawer brings a dialog along, which weighs more than the rest of the shop: it comes once somebody reaches for it.
const loadDrawer = () => import('./cart-drawer.tsx')
const CartDrawer = lazy(async () => ({ default: (await loadDrawer()).CartDrawer }))

/** How much is in the cart, and the way into it. */
export function CartButton(): ReactElement {
  const words = useWords()
  const pieces = usePieces()
  const { isOpen, wasOpened } = useCartDrawer()
  return (
    <>
      <button
        type="button"
        className={styles.cart}
        aria-label={words.cart(pieces)}
        aria-haspopup="dialog"
        onPointerEnter={loadDrawer}
        onFocus={loadDrawer}
        onClick={openCart}
      >
        <CartIcon />
        <span className={styles.count} data-empty={pieces === 0 || undefined}>
          {pieces}
        </span>
      </button>
      <Suspense>{wasOpened && <CartDrawer isOpen={isOpen} onClose={closeCart} />}</Suspense>
    </>
  )
}
