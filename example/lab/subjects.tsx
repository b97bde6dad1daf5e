import {
  isAccepted,
  localize,
  type Show,
  useCreateShow,
  useCurrentShow,
  useErrorState,
  useNotifyProductUpdate,
  useReceipt,
  useShow,
} from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import type { ReactElement } from 'react'
import { Outcome } from '../parts/outcome.tsx'
import { useOnce } from './use-once.ts'

/** A component that reads a show. */
export function ReadShow({ id }: { id: string | undefined }): ReactElement {
  const current = useCurrentShow({}, { enabled: id === undefined })
  const one = useShow(id)
  const show = id === undefined ? current : one
  const failed = useErrorState(show)
  if (failed) return <Notice state={failed} />
  return show.data ? <Result show={show.data} says="Here it is" /> : <p role="status">Reading the show…</p>
}

/** A component that creates a show, as a form would when it is submitted. */
export function CreateShow({ title = 'An evening by the fire' }: { title: string | undefined }): ReactElement {
  const create = useCreateShow()
  const failed = useErrorState(create)
  const submit = (): void => create.mutate({ body: { title: { '*': title }, startsAt: '2030-01-01T19:00:00Z' } })
  useOnce(submit)
  if (failed) return <Notice state={failed} />
  if (create.isIdle) {
    return (
      <section className="notice" data-kind="idle">
        <p className="notice-title" role="status">
          The latest version is here
        </p>
        <button type="button" onClick={submit}>
          Create the show
        </button>
      </section>
    )
  }
  if (create.data && !isAccepted(create.data)) return <Result show={create.data} says="Created" />
  return <p role="status">Creating a show…</p>
}

/** A component that tells LiSA of a new price. */
export function NotifyProduct({ bytes = 0 }: { bytes: number | undefined }): ReactElement {
  const notify = useNotifyProductUpdate()
  const failed = useErrorState(notify)
  const receipt = useReceipt(notify)
  useOnce(() =>
    notify.mutate({ id: 'plugin-1', body: { productId: '123', price: 19.99, ...(bytes && { note: 'x'.repeat(bytes) }) } }),
  )
  if (failed) return <Notice state={failed} />
  if (!receipt) return <p role="status">Sending the new price…</p>
  return (
    <Outcome kind="accepted" title={receipt.title}>
      <p>{receipt.description}</p>
    </Outcome>
  )
}

function Result({ show, says }: { show: Show; says: string }): ReactElement {
  return (
    <Outcome kind="ok" title={`${says}: ${localize(show.title, navigator.languages)}`}>
      <p>
        Show {show.id}, {show.state}
      </p>
    </Outcome>
  )
}
