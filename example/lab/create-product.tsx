import { isAccepted, localize, useCreateProduct, useErrorState, useProducts } from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import { type ReactElement, useId } from 'react'
import { Outcome } from '../parts/outcome.tsx'
import { useOnce } from './use-once.ts'

const product = {
  title: { '*': 'Hand-forged bread knife' },
  price: { currency: { name: 'EUR', symbol: '€' }, original: { value: 89 } },
}

/** A component that creates a product, beside the list in which it then is. */
export function CreateProduct(): ReactElement {
  const create = useCreateProduct()
  const failed = useErrorState(create)
  useOnce(() => create.mutate({ body: product }))
  const created = create.data && !isAccepted(create.data) ? create.data : undefined
  return (
    <>
      {failed && <Notice state={failed} />}
      {created && <Outcome kind="ok" title={`Created: ${localize(created.title, navigator.languages)}`} />}
      {!failed && !created && <p role="status">Creating a product…</p>}
      <Newest />
    </>
  )
}

/** What LiSA has, the newest first: the truth. */
function Newest(): ReactElement {
  const products = useProducts({ limit: 100 })
  const failed = useErrorState(products)
  const heading = useId()
  return (
    <section className="truth" aria-labelledby={heading} aria-busy={products.isFetching}>
      <h3 id={heading}>The newest of {products.data?.length ?? 'all'} products</h3>
      {failed && <Notice state={failed} isQuiet={products.data !== undefined} />}
      <ul>
        {products.data
          ?.slice(-4)
          .reverse()
          .map(({ id, title, name }) => (
            <li key={id}>{localize(title, navigator.languages) ?? name}</li>
          ))}
      </ul>
    </section>
  )
}
