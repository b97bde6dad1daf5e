import { type ReactElement, useEffect, useState } from 'react'
import { Button } from '../parts/button.tsx'
import styles from './copy-button.module.css'

interface CopyButtonProps {
  label: string
  /** What it copies. */
  text: () => string
}

const shownFor = 2_000

/** Copies a text, and says whether it could; it is as wide as the longest of what it says. */
export function CopyButton({ label, text }: CopyButtonProps): ReactElement {
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (!said) return
    const timer = setTimeout(() => setSaid(''), shownFor)
    return () => clearTimeout(timer)
  }, [said])
  const copy = (): void => {
    void navigator.clipboard.writeText(text()).then(
      () => setSaid('Copied'),
      () => setSaid('Not copied'),
    )
  }
  return (
    <>
      <Button look="plain" onClick={copy} className={styles.button ?? ''}>
        <span data-shown={said === '' || undefined}>{label}</span>
        <span data-shown={said === 'Copied' || undefined}>Copied</span>
        <span data-shown={said === 'Not copied' || undefined}>Not copied</span>
      </Button>
      <span role="status" className={styles.spoken}>
        {said}
      </span>
    </>
  )
}
