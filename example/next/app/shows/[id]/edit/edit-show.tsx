'use client'

import { localize, reviveLisaError, useErrorState, useFieldErrors, useShow } from 'lisa-query'
import { ErrorSummary, FieldError, Notice } from 'lisa-query/ui'
import { type ReactElement, type SubmitEvent, startTransition, useActionState, useMemo } from 'react'
import { saveShow } from './actions'
import { SignInForm } from './sign-in-form'

/** A form for a show, or without an `id` for a new one. */
export function EditShow({ id }: { id?: string }): ReactElement {
  const { data: show } = useShow(id)
  const [saved, save, isSaving] = useActionState(saveShow, { isSaved: false })
  // The same error until there is another one: a form tells its refusals apart by it.
  const error = useMemo(() => saved.error && reviveLisaError(saved.error), [saved])
  const errors = useFieldErrors(error)
  const failed = useErrorState(error)
  // React resets a form after its own action, and with it what was typed. Without JavaScript the action is sent as it is.
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    startTransition(() => save(form))
  }
  return (
    <main>
      <h1>{localize(show?.title, 'en')}</h1>
      <form action={save} onSubmit={submit}>
        <ErrorSummary errors={errors} />
        {id && <input type="hidden" name="id" value={id} />}
        <label htmlFor={errors.getInputProps('title').id}>Title</label>
        <input {...errors.getInputProps('title')} defaultValue={saved.typed?.title ?? localize(show?.title, 'en')} />
        <FieldError errors={errors} path="title" />
        <label htmlFor={errors.getInputProps('description').id}>Description</label>
        <input
          {...errors.getInputProps('description')}
          defaultValue={saved.typed?.description ?? localize(show?.description, 'en')}
        />
        <FieldError errors={errors} path="description" />
        <button type="submit" disabled={isSaving}>
          Save
        </button>
        <p role="status">{saved.isSaved && 'Saved'}</p>
      </form>
      {failed?.kind === 'auth-required' ? <SignInForm /> : failed?.kind !== 'invalid' && <Notice state={failed} />}
    </main>
  )
}
