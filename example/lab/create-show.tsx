import { isAccepted, localize, useCreateShow, useErrorState, useReceipt } from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import type { ReactElement } from 'react'
import { Button } from '../parts/button.tsx'
import { Outcome } from '../parts/outcome.tsx'
import { useOnce } from './use-once.ts'

/** A component that creates a show, as a form would when it is submitted. */
export function CreateShow({ title }: { title: string }): ReactElement {
  const create = useCreateShow()
  const failed = useErrorState(create)
  const receipt = useReceipt(create)
  const submit = (): void => create.mutate({ body: { title: { '*': title }, startsAt: '2030-01-01T19:00:00Z' } })
  useOnce(submit)
  if (failed) return <Notice state={failed} />
  if (create.isIdle) {
    return (
      <Outcome kind="ok" title="The latest version is here">
        <Button onClick={submit}>Create the show</Button>
      </Outcome>
    )
  }
  if (receipt) return <Outcome kind="accepted" title={receipt.title} />
  if (!create.data || isAccepted(create.data)) return <p role="status">Creating a show…</p>
  const { id, state, title: created } = create.data
  return (
    <Outcome kind="ok" title={`Created: ${localize(created, navigator.languages)}`}>
      <p>
        Show {id}, {state}
      </p>
    </Outcome>
  )
}
