import { isAccepted, useCreateShow, useErrorState, usePublishShow } from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import { type FormEvent, type ReactElement, useRef } from 'react'
import { Button } from '../../parts/button.tsx'
import styles from './my-shows.module.css'

const day = 86_400_000

/** Plans a show for tomorrow and publishes it, so that it is in the list. What was typed stays until that has worked. */
export function NewShow(): ReactElement {
  const form = useRef<HTMLFormElement>(null)
  const publish = usePublishShow({ onSuccess: () => form.current?.reset() })
  const create = useCreateShow({ onSuccess: (show) => !isAccepted(show) && publish.mutate({ id: show.id }) })
  const notCreated = useErrorState(create)
  const notPublished = useErrorState(publish)
  const failed = notCreated ?? notPublished
  const isBusy = create.isPending || publish.isPending
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const title = String(new FormData(event.currentTarget).get('title'))
    if (!isBusy) create.mutate({ body: { title: { '*': title }, startsAt: new Date(Date.now() + day).toISOString() } })
  }
  return (
    <div className={styles.planning}>
      <form className={styles.form} ref={form} onSubmit={submit} autoComplete="off">
        <label htmlFor="new-show">Another evening</label>
        <input id="new-show" name="title" placeholder="Its title" required aria-invalid={failed?.kind === 'invalid'} />
        <Button type="submit" look="plain" isWaiting={isBusy}>
          {isBusy ? 'Planning…' : 'Plan it'}
        </Button>
      </form>
      <div className={styles.answer}>
        <Notice state={failed} isQuiet />
      </div>
    </div>
  )
}
