import { isAccepted, useCreateShow, useErrorState, usePublishShow } from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import { type FormEvent, type ReactElement, useRef } from 'react'

const day = 86_400_000

/** Plans a show for tomorrow and publishes it, so that it is in the list. What was typed stays until that has worked. */
export function NewShow(): ReactElement {
  const form = useRef<HTMLFormElement>(null)
  const publish = usePublishShow({ onSuccess: () => form.current?.reset() })
  const create = useCreateShow({ onSuccess: (show) => !isAccepted(show) && publish.mutate({ id: show.id }) })
  const notCreated = useErrorState(create)
  const notPublished = useErrorState(publish)
  const failed = notCreated ?? notPublished
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const title = String(new FormData(event.currentTarget).get('title'))
    create.mutate({ body: { title: { '*': title }, startsAt: new Date(Date.now() + day).toISOString() } })
  }
  const isBusy = create.isPending || publish.isPending
  return (
    <>
      <form className="new-show" ref={form} onSubmit={submit} autoComplete="off">
        <label htmlFor="new-show">Another evening</label>
        <input id="new-show" name="title" placeholder="Its title" required aria-invalid={failed?.kind === 'invalid'} />
        <button type="submit" className="plain" disabled={isBusy}>
          {isBusy ? 'Planning…' : 'Plan it'}
        </button>
      </form>
      {failed && <Notice state={failed} isQuiet />}
    </>
  )
}
