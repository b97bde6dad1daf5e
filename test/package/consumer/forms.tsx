import { useForm as useTanStackForm } from '@tanstack/react-form'
import { useCreateShow, useErrorState, useFieldErrors } from 'lisa-query'
import { useFormErrors } from 'lisa-query/react-hook-form'
import { useFormErrors as useTanStackFormErrors } from 'lisa-query/tanstack-form'
import 'lisa-query/ui.css'
import { AuthPrompt, ErrorSummary, FieldError, Notice } from 'lisa-query/ui'
import { useForm } from 'react-hook-form'

/** A form without a form library. */
export function NewShow() {
  const create = useCreateShow()
  const failed = useErrorState(create)
  const errors = useFieldErrors(create)
  return (
    <form onSubmit={() => create.mutate({ body: { title: { '*': 'A show' } } })}>
      <AuthPrompt />
      <ErrorSummary errors={errors} />
      <Notice state={failed} isInForm />
      <input {...errors.getInputProps('title')} />
      <FieldError errors={errors} path="title" />
    </form>
  )
}

/** The same with a form library. */
export function WithLibraries() {
  const create = useCreateShow()
  const form = useForm({ defaultValues: { title: '' } })
  useFormErrors(form, create)
  const other = useTanStackForm({ defaultValues: { title: '' } })
  useTanStackFormErrors(other, create)
  return <p>{form.formState.errors.root?.message}</p>
}
