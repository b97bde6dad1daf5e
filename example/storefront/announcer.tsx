import type { ReactElement } from 'react'
import { create } from 'zustand'
import styles from './announcer.module.css'

const useSaid = create<{ text: string }>(() => ({ text: '' }))

/** Has a screen reader say something that everybody else sees. */
export const announce = (text: string): void => useSaid.setState({ text })

/** The one live region of the shop. */
export function Announcer(): ReactElement {
  return (
    <p role="status" className={styles.unseen}>
      {useSaid(({ text }) => text)}
    </p>
  )
}
