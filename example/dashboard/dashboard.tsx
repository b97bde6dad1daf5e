import type { ReactElement } from 'react'

/** The team's page. */
export function Dashboard(): ReactElement {
  return <p>…</p>
}
