import { useCreateProduct, useErrorState, useFieldErrors } from 'lisa-query'
import { ErrorSummary, FieldError, Notice } from 'lisa-query/ui'
import { useState } from 'react'

export function NewProduct() {
  const [title, setTitle] = useState('')
  const create = useCreateProduct({ onSuccess: () => setTitle('') }) // the list is read again by itself
  const errors = useFieldErrors(create) // the messages of a 422, at the fields
  const failed = useErrorState(create) // everything else: sign in, scope missing, countdown, …
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!create.isPending) create.mutate({ body: { title: { '*': title } } })
      }}
    >
      <ErrorSummary errors={errors} />
      <label>
        Title <input {...errors.getInputProps('title')} value={title} onChange={({ target }) => setTitle(target.value)} />
      </label>
      <FieldError errors={errors} path="title" />
      <button type="submit" aria-disabled={create.isPending}>
        Add
      </button>
      <Notice state={failed} isInForm />
      <p role="status">{create.isSuccess && `Added: ${create.variables.body.title['*']}`}</p>
    </form>
  )
}
