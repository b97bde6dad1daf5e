import { type NewShow as Body, isAccepted, localize, useChannels, useCreateShow, useErrorState, useFieldErrors } from 'lisa-query'
import { FieldError } from 'lisa-query/ui'
import { type FormEvent, type ReactElement, useRef } from 'react'
import { Button } from '../parts/button.tsx'
import { Outcome } from '../parts/outcome.tsx'
import { Answer } from './answer.tsx'
import { Field } from './field.tsx'
import styles from './form.module.css'

/** Plans a show. The inputs are the browser's own: React never resets them, so what was typed stays whatever LiSA answers. */
export function NewShow(): ReactElement {
  const form = useRef<HTMLFormElement>(null)
  const create = useCreateShow()
  const errors = useFieldErrors(create)
  const failed = useErrorState(create)
  const planned = create.data && !isAccepted(create.data) ? create.data : undefined

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault() // an `action` would be followed by a reset, also after a 422
    if (!create.isPending) create.mutate({ body: bodyFrom(new FormData(event.currentTarget)) })
  }
  const startOver = (): void => {
    create.reset()
    form.current?.reset()
  }
  return (
    <form className={styles.form} ref={form} onSubmit={submit} autoComplete="off">
      <div className={styles.card}>
        <fieldset {...errors.getInputProps('title')} tabIndex={-1} aria-label="Title in all languages">
          <div className={styles.row}>
            <Field label="Title" path="title.*" errors={errors}>
              <input {...errors.getInputProps('title.*')} required />
            </Field>
            <Field label="Title in German" path="title.de" errors={errors}>
              <input {...errors.getInputProps('title.de')} lang="de" />
            </Field>
          </div>
          <FieldError errors={errors} path="title" />
        </fieldset>
        <Field label="Description" path="description.*" errors={errors}>
          <textarea {...errors.getInputProps('description.*')} rows={3} />
        </Field>
        <div className={styles.row}>
          <Field label="Starts" path="startsAt" errors={errors}>
            <input {...errors.getInputProps('startsAt')} type="datetime-local" />
          </Field>
          <Field label="Channel" path="channelSlug" errors={errors}>
            <select {...errors.getInputProps('channelSlug')}>
              <option value="">None yet</option>
              <Channels />
            </select>
          </Field>
        </div>
        <div className={styles.submit}>
          <Button type="submit" isWaiting={create.isPending}>
            {create.isPending ? 'Planning…' : 'Plan the show'}
          </Button>
        </div>
      </div>
      <Answer errors={errors} failed={failed}>
        {planned && (
          <Outcome kind="ok" title={`Planned: ${localize(planned.title, navigator.languages)}`}>
            <p className="lisa-description">It is a draft until you publish it.</p>
            <Button look="plain" onClick={startOver}>
              Plan another
            </Button>
          </Outcome>
        )}
      </Answer>
    </form>
  )
}

function Channels(): ReactElement[] | undefined {
  return useChannels().data?.map(({ slug, title }) => (
    <option key={slug} value={slug}>
      {localize(title, navigator.languages) ?? slug}
    </option>
  ))
}

/** The inputs bear the names of the body's fields: what LiSA says about one finds its way back. Empty ones are left out. */
function bodyFrom(data: FormData): Body {
  const typed = (name: string): string | undefined => String(data.get(name) ?? '') || undefined
  const german = typed('title.de')
  const description = typed('description.*')
  const starts = typed('startsAt')
  const channelSlug = typed('channelSlug')
  return {
    title: { '*': typed('title.*') ?? '', ...(german && { de: german }) },
    ...(description && { description: { '*': description } }),
    ...(starts && { startsAt: new Date(starts).toISOString() }),
    ...(channelSlug && { channelSlug }),
  }
}
