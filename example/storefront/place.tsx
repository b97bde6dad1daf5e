import type { ReactElement } from 'react'
import { Mark } from '../parts/icons.tsx'
import styles from './place.module.css'

/** Where a picture will be: it fills what is around it. */
export const PicturePlace = (): ReactElement => (
  <span className={styles.place}>
    <Mark />
  </span>
)
