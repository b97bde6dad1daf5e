import type { ComponentProps, ReactElement } from 'react'
import styles from './button.module.css'

interface ButtonProps extends ComponentProps<'button'> {
  /** `plain` has an edge and no fill; `quiet` has neither. */
  look?: 'filled' | 'plain' | 'quiet'
  /** Waits for something: it keeps the focus, and does nothing. */
  isWaiting?: boolean
}

/** A button of this shop. */
export function Button({ look = 'filled', isWaiting = false, className = '', onClick, ...rest }: ButtonProps): ReactElement {
  return (
    <button
      type="button"
      {...rest}
      className={`${styles.button} ${className}`}
      data-look={look}
      aria-disabled={isWaiting || undefined}
      onClick={(event) => (isWaiting ? event.preventDefault() : onClick?.(event))}
    />
  )
}
