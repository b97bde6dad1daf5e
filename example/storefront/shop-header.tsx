import type { ReactElement } from 'react'
import { Link, useLocation } from 'wouter'
import { Mark } from '../parts/icons.tsx'
import { CartButton } from './cart-button.tsx'
import { useWords } from './language.ts'
import { LanguageSwitch } from './language-switch.tsx'
import styles from './shop-header.module.css'

/** The head of the shop. It knows its channels by itself, so it is there whatever LiSA answers. */
export function ShopHeader(): ReactElement {
  const words = useWords()
  const [path] = useLocation()
  return (
    <header className={styles.header}>
      <Link href="/" className={styles.brand ?? ''} aria-current={path === '/' ? 'page' : undefined}>
        <Mark />
        Fjell &amp; Tisch
      </Link>
      <nav aria-label={words.channels} className={styles.channels}>
        {Object.entries(words.channelNames).map(([slug, name]) => (
          <Link
            key={slug}
            href={`/channel/${slug}`}
            className={styles.channel ?? ''}
            aria-current={path === `/channel/${slug}` ? 'page' : undefined}
          >
            {name}
          </Link>
        ))}
      </nav>
      <div className={styles.tools}>
        <LanguageSwitch />
        <CartButton />
      </div>
    </header>
  )
}
