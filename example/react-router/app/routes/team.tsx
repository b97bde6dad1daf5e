import {
  createProduct,
  isLisaError,
  LisaHydration,
  listProducts,
  localize,
  pageStatus,
  prefetchLisa,
  reviveLisaError,
  useErrorState,
  useFieldErrors,
  useProducts,
} from 'lisa-query'
import { ErrorSummary, FieldError, Notice } from 'lisa-query/ui'
import { type ReactElement, useEffect, useMemo, useRef } from 'react'
import { data, Form, useNavigation } from 'react-router'
import { lisaFor } from '../lisa/gateway.server.ts'
import { pageHeaders } from '../page-headers.ts'
import type { Route } from './+types/team'

export const headers = pageHeaders

export async function loader({ request }: Route.LoaderArgs) {
  const state = await prefetchLisa(lisaFor(request), [listProducts, { limit: 8 }])
  return data(state, pageStatus(state))
}

export async function action({ request }: Route.ActionArgs) {
  const title = String((await request.formData()).get('title') ?? '')
  try {
    await lisaFor(request).request(createProduct, { body: { title: { '*': title } } })
    return { error: undefined, title: '', added: title }
  } catch (error) {
    if (!isLisaError(error)) throw error
    return data({ error: error.toJSON(), title, added: undefined }, { status: error.status ?? 503 })
  }
}

export default function Page({ loaderData, actionData }: Route.ComponentProps): ReactElement {
  return (
    <LisaHydration state={loaderData}>
      <main>
        <h1>Products</h1>
        <NewProduct answer={actionData} />
        <Products />
      </main>
    </LisaHydration>
  )
}

/** The messages of a 422 stand at the fields, without JavaScript, too. */
function NewProduct({ answer }: { answer: Route.ComponentProps['actionData'] }): ReactElement {
  const error = useMemo(() => answer?.error && reviveLisaError(answer.error), [answer])
  const errors = useFieldErrors(error)
  const failed = useErrorState(error)
  const { state } = useNavigation()
  const form = useRef<HTMLFormElement>(null)
  // What was refused stays to be corrected; what was added makes room for the next one.
  useEffect(() => {
    if (answer && !answer.error) form.current?.reset()
  }, [answer])
  return (
    <Form method="post" noValidate ref={form}>
      <ErrorSummary errors={errors} />
      <label>
        Title <input {...errors.getInputProps('title')} defaultValue={answer?.title} />
      </label>
      <FieldError errors={errors} path="title" />
      <button type="submit" disabled={state === 'submitting'}>
        Add
      </button>
      <Notice state={failed} isInForm />
      <p role="status">{answer?.added && `Added: ${answer.added}`}</p>
    </Form>
  )
}

function Products(): ReactElement {
  const products = useProducts({ limit: 8 })
  const failed = useErrorState(products)
  return (
    <>
      <ul>
        {products.data?.map(({ id, title }) => (
          <li key={id}>{localize(title, 'en')}</li>
        ))}
      </ul>
      <Notice state={failed} />
    </>
  )
}
