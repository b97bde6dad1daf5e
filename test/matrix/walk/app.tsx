import { useSuspenseQuery } from '@tanstack/react-query'
import {
  getShow,
  lisaQuery,
  localize,
  useAuthPrompt,
  useCreateProduct,
  useErrorState,
  useFieldErrors,
  useLisaClient,
  useLisaQueryClient,
  useProducts,
  useShow,
} from 'lisa-query'
import { ErrorSummary, FieldError, Notice } from 'lisa-query/ui'
import { useState } from 'react'

/** A detail with every state it can have. */
export function ShowCard({ id }: { id: string }) {
  const show = useShow(id)
  const failed = useErrorState(show)
  return (
    <article data-kind={failed?.kind}>
      <h2>{localize(show.data?.title, 'en') ?? 'Loading…'}</h2>
      <Notice state={failed} />
    </article>
  )
}

/** A list that has more. */
export function Products() {
  const products = useProducts({ limit: 2 })
  const failed = useErrorState(products)
  return (
    <section>
      <ul>
        {products.data?.map(({ id, title }) => (
          <li key={id}>{localize(title, 'en')}</li>
        ))}
      </ul>
      <Notice state={failed} />
      <button type="button" onClick={() => products.fetchNextPage()}>
        More
      </button>
    </section>
  )
}

/** A form with the messages of a 422 at its field. */
export function NewProduct() {
  const [title, setTitle] = useState('')
  const create = useCreateProduct({ onSuccess: () => setTitle('') })
  const errors = useFieldErrors(create)
  const failed = useErrorState(create)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        create.mutate({ body: { title: { '*': title } } })
      }}
    >
      <ErrorSummary errors={errors} />
      <label>
        Title <input {...errors.getInputProps('title')} value={title} onChange={({ target }) => setTitle(target.value)} />
      </label>
      <FieldError errors={errors} path="title" />
      <button type="submit">Add</button>
      <Notice state={failed} isInForm />
      {create.data && <output>Added</output>}
    </form>
  )
}

/** One prompt for all that waits. */
export function Prompt() {
  const { isOpen, signIn } = useAuthPrompt()
  if (!isOpen) return null
  return (
    <button type="button" onClick={() => signIn()}>
      Sign in to go on
    </button>
  )
}

/** The same read through a suspense boundary. */
export function SuspendedShow({ id }: { id: string }) {
  const show = useSuspenseQuery(lisaQuery(useLisaClient(), getShow, { id }), useLisaQueryClient())
  return <h2>{localize(show.data.title, 'en')}</h2>
}
