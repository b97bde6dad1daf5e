import { localize, useCurrentShow, useErrorState } from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import type { ReactElement } from 'react'
import { Outcome } from '../parts/outcome.tsx'

/** A component that reads the show that is on now. */
export function ReadShow(): ReactElement {
  const show = useCurrentShow()
  const failed = useErrorState(show)
  if (failed) return <Notice state={failed} />
  if (!show.data) return <p role="status">Reading the show…</p>
  return (
    <Outcome kind="ok" title={`Here it is: ${localize(show.data.title, navigator.languages)}`}>
      <p>
        Show {show.data.id}, {show.data.state}
      </p>
    </Outcome>
  )
}
