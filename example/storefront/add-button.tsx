import type { Product, ProductVariant } from 'lisa-query'
import { type ReactElement, useEffect, useState } from 'react'
import { Button } from '../parts/button.tsx'
import { CheckIcon } from '../parts/icons.tsx'
import styles from './add-button.module.css'
import { announce } from './announcer.tsx'
import { addToCart } from './cart.ts'
import { useWords } from './language.ts'

interface AddButtonProps {
  product: Product
  variant: ProductVariant | undefined
  title: string
  isSoldOut: boolean
}

/** Puts one into the cart, and says so without a dialog. */
export function AddButton({ product, variant, title, isSoldOut }: AddButtonProps): ReactElement {
  const words = useWords()
  const [addedAt, setAddedAt] = useState(0)
  useEffect(() => {
    const timer = addedAt ? setTimeout(() => setAddedAt(0), 2_000) : undefined
    return () => clearTimeout(timer)
  }, [addedAt])
  const add = (): void => {
    announce(words.addedTitle(title, addToCart(product, variant)))
    setAddedAt(Date.now())
  }
  const label = isSoldOut ? words.soldOut : addedAt > 0 ? words.added : words.add
  return (
    <Button
      look={isSoldOut ? 'filled' : 'plain'}
      className={styles.add ?? ''}
      aria-label={`${label}: ${title}`}
      isWaiting={isSoldOut}
      onClick={add}
    >
      {addedAt > 0 && <CheckIcon />}
      {label}
    </Button>
  )
}
