import type { ReactElement } from 'react'
import { Link } from 'wouter'
import { Bench } from './bench.tsx'
import { rows } from './rows.ts'

/** The status table as a playground: press, and see the request, the answer and the state it becomes. */
export function LabPage({ slug }: { slug: string }): ReactElement {
  const row = rows.find((one) => one.slug === slug)
  return (
    <div className="lab">
      <title>{`${row?.label ?? 'Lab'} · lisa-query lab`}</title>
      <nav className="lab-rows" aria-label="What LiSA answers">
        <ul>
          {rows.map((one) => (
            <li key={one.slug}>
              <Link href={`/lab/${one.slug}`} aria-current={one.slug === slug ? 'page' : undefined}>
                <strong>{one.label}</strong> <span>{one.meaning}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {row ? <Bench key={row.slug} row={row} /> : <p>There is no row {slug} in the table.</p>}
    </div>
  )
}
