import { type NewShow as Body, isAccepted, localize, useChannels, useCreateShow, useErrorState, useFieldErrors } from 'lisa-query'
import { ErrorSummary, FieldError, Notice } from 'lisa-query/ui'
import { type FormEvent, type ReactElement, useRef } from 'react'
import { Outcome } from '../parts/outcome.tsx'

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
    <form className="form" ref={form} onSubmit={submit} autoComplete="off">
      <ErrorSummary errors={errors} />
      <fieldset {...errors.getInputProps('title')} tabIndex={-1} aria-label="Title in all languages">
        <div className="fields">
          <div className="field">
            <label>
              Title
              <input {...errors.getInputProps('title.*')} required />
            </label>
            <FieldError errors={errors} path="title.*" />
          </div>
          <div className="field">
            <label>
              Title in German
              <input {...errors.getInputProps('title.de')} lang="de" />
            </label>
            <FieldError errors={errors} path="title.de" />
          </div>
        </div>
        <FieldError errors={errors} path="title" />
      </fieldset>
      <div className="field">
        <label>
          Description
          <textarea {...errors.getInputProps('description.*')} rows={3} />
        </label>
        <FieldError errors={errors} path="description.*" />
      </div>
      <div className="fields">
        <div className="field">
          <label>
            Starts
            <input {...errors.getInputProps('startsAt')} type="datetime-local" />
          </label>
          <FieldError errors={errors} path="startsAt" />
        </div>
        <div className="field">
          <label>
            Channel
            <select {...errors.getInputProps('channelSlug')}>
              <option value="">None yet</option>
              <Channels />
            </select>
          </label>
          <FieldError errors={errors} path="channelSlug" />
        </div>
      </div>
      <Notice state={failed} isInForm />
      {planned && (
        <Outcome kind="ok" title={`Planned: ${localize(planned.title, navigator.languages)}`}>
          <p className="notice-description">It is a draft until you publish it.</p>
          <button type="button" className="plain" onClick={startOver}>
            Plan another
          </button>
        </Outcome>
      )}
      <div className="actions">
        <button type="submit" aria-disabled={create.isPending}>
          {create.isPending ? 'Planning…' : 'Plan the show'}
        </button>
      </div>
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
