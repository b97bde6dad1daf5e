import { lazy, type ReactElement, Suspense } from 'react'
import { Link, useSearch } from 'wouter'
import { Bench } from './bench.tsx'
import { rows } from './rows.ts'

const LimitsPage = lazy(async () => ({ default: (await import('./limits/limits-page.tsx')).LimitsPage }))

const pages = [{ slug: 'limits', label: 'Rate limit and session', meaning: 'Twenty widgets, two tabs, one client' }, ...rows]

/** The status table as a playground: press, and see the request, the answer and the state it becomes. */
export function LabPage({ slug }: { slug: string }): ReactElement {
  const search = useSearch()
  const page = pages.find((one) => one.slug === slug)
  return (
    <div className="lab">
      <title>{`${page?.label ?? 'Lab'} · lisa-query lab`}</title>
      <nav className="lab-rows" aria-label="What LiSA answers">
        <ul>
          {pages.map((one) => (
            <li key={one.slug}>
              <Link href={`/lab/${one.slug}${search && `?${search}`}`} aria-current={one.slug === slug ? 'page' : undefined}>
                <strong>{one.label}</strong> <span>{one.meaning}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Subject slug={slug} />
    </div>
  )
}

function Subject({ slug }: { slug: string }): ReactElement {
  const row = rows.find((one) => one.slug === slug)
  if (row) return <Bench key={row.slug} row={row} />
  if (slug !== 'limits') return <p>There is no row {slug} in the table.</p>
  return (
    <Suspense fallback={<p className="waiting">One moment…</p>}>
      <LimitsPage />
    </Suspense>
  )
}
