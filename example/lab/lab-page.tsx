import { type ComponentType, lazy, type ReactElement, Suspense } from 'react'
import { Bench } from './bench.tsx'
import styles from './lab-page.module.css'
import { morePages } from './more-pages.ts'
import { Presets } from './presets.tsx'
import { nameOf, rows } from './rows.ts'

const pages: Readonly<Record<string, ComponentType>> = {
  limits: lazy(async () => ({ default: (await import('./limits/limits-page.tsx')).LimitsPage })),
  crowd: lazy(async () => ({ default: (await import('./crowd/crowd-page.tsx')).CrowdPage })),
}

/** The status table as a playground: choose a row, turn its knobs, and see what a component makes of it. */
export function LabPage({ slug }: { slug: string }): ReactElement {
  const row = rows.find((one) => one.slug === slug)
  return (
    <div className={styles.lab}>
      <title>{`${row ? nameOf(row) : (morePages.find((one) => one.slug === slug)?.label ?? 'Lab')} · lisa-query lab`}</title>
      <Presets slug={slug} />
      {row ? <Bench key={slug} row={row} /> : <OtherPage slug={slug} />}
    </div>
  )
}

function OtherPage({ slug }: { slug: string }): ReactElement {
  const Page = Object.hasOwn(pages, slug) ? pages[slug] : undefined
  if (!Page) {
    return (
      <section className={styles.unknown}>
        <h1>There is no row “{slug}” in the table</h1>
        <p>Choose one of those in the list.</p>
      </section>
    )
  }
  return (
    <Suspense fallback={<p className={styles.waiting}>One moment…</p>}>
      <Page />
    </Suspense>
  )
}
