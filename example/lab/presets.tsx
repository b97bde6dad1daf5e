import { type ReactElement, useRef, useState } from 'react'
import { Link, useSearch } from 'wouter'
import { searchBetweenRows } from './lab-address.ts'
import { morePages } from './more-pages.ts'
import styles from './presets.module.css'
import { groups, nameOf, rows } from './rows.ts'

/** All that LiSA can be made to answer. Where there is little room it unfolds over the page, and moves nothing. */
export function Presets({ slug }: { slug: string }): ReactElement {
  const [isOpen, setIsOpen] = useState(false)
  const search = searchBetweenRows(useSearch())
  const fold = useRef<HTMLButtonElement>(null)
  const row = rows.find((one) => one.slug === slug)
  const page = morePages.find(({ href }) => href === `/lab/${slug}`)
  const isKnown = row !== undefined || page !== undefined
  const close = (): void => setIsOpen(false)
  return (
    <nav
      className={styles.presets}
      aria-label="What LiSA answers"
      data-open={isOpen || !isKnown || undefined}
      data-folds={isKnown || undefined}
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && close()}
      onKeyDown={({ key }) => {
        if (key !== 'Escape' || !isOpen) return
        close()
        fold.current?.focus()
      }}
    >
      <button ref={fold} type="button" className={styles.fold} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <span>{row ? nameOf(row) : page?.label}</span>
        <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
          <path d="M3 6l5 5 5-5" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      </button>
      <div className={styles.list}>
        {groups.map((group) => (
          <section key={group.name} className={styles.group} data-numbered={group.rows.some(({ status }) => status) || undefined}>
            <h2>{group.name}</h2>
            <ul>
              {group.rows.map((one) => (
                <Preset
                  key={one.slug}
                  href={`/lab/${one.slug}${search && `?${search}`}`}
                  isHere={one.slug === slug}
                  onChoose={close}
                  {...one}
                />
              ))}
            </ul>
          </section>
        ))}
        <section className={styles.group}>
          <h2>More to play with</h2>
          <ul>
            {morePages.map((one) => (
              <Preset key={one.slug} isHere={one.slug === slug} onChoose={close} {...one} />
            ))}
          </ul>
        </section>
      </div>
    </nav>
  )
}

interface PresetProps {
  onChoose: () => void
  href: string
  isHere: boolean
  status?: string
  label: string
}

function Preset({ onChoose, href, isHere, status, label }: PresetProps): ReactElement {
  return (
    <li>
      <Link href={href} className={styles.preset ?? ''} onClick={onChoose} aria-current={isHere ? 'page' : undefined}>
        <span className={styles.status}>{status && `${status} `}</span>
        {label}
      </Link>
    </li>
  )
}
