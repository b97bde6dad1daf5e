import type { ErrorState } from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import type { ReactElement } from 'react'
import { Link } from 'wouter'
import { ArrowIcon } from '../parts/icons.tsx'
import { useWords } from './language.ts'
import styles from './not-here.module.css'

interface NotHereProps {
  state: ErrorState
  level: 1 | 2
}

/** For an address that leads to nothing: what LiSA says of it, and a way that leads somewhere. */
export function NotHere({ state, level }: NotHereProps): ReactElement {
  const words = useWords()
  return (
    <div className={styles.notHere}>
      <svg viewBox="0 0 200 160" width="200" height="160" aria-hidden="true">
        <path d="M10 132 66 52l30 38 22-28 72 70z" fill="var(--sunken)" />
        <path d="M97 148V44" stroke="var(--quiet)" strokeWidth="6" strokeLinecap="round" />
        <path d="M62 34h64l16 15-16 15H62z" fill="var(--accent)" />
        <path d="M132 78H76L62 91l14 13h56z" fill="var(--edge)" />
      </svg>
      <Notice state={state} headingLevel={level} />
      <Link href="/" className={styles.home ?? ''}>
        {words.backToNow}
        <ArrowIcon />
      </Link>
    </div>
  )
}
