import type { ReactElement } from 'react'

/** The rank of a component's title among the page's headings; without one the title is no heading. */
export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6

/** What a part of the page is about, as a heading if the page gives it a rank. */
export function Title({ id, level, children }: { id: string; level?: HeadingLevel | undefined; children: string }): ReactElement {
  const Rank = level ? (`h${level}` as const) : 'p'
  return (
    <Rank id={id} className="lisa-title">
      {children}
    </Rank>
  )
}
