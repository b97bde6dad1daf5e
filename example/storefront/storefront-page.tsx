import type { ReactElement } from 'react'
import { CurrentShow } from './current-show.tsx'
import { Replays } from './replays.tsx'

/** A shop page around live shopping: what is on, what it shows, what was on before. */
export function StorefrontPage(): ReactElement {
  return (
    <>
      <title>Live shopping · Fjell &amp; Tisch</title>
      <CurrentShow />
      <Replays />
    </>
  )
}
