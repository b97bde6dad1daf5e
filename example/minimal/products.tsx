import { formatPrice, localize, useErrorState, useProducts } from 'lisa-query'
import { Notice } from 'lisa-query/ui'

export function Products() {
  const products = useProducts({ limit: 8 }) // TanStack's own result; `data` is the list so far
  const failed = useErrorState(products) // null, or what to show: title, description, actions
  return (
    <section aria-busy={products.isFetching}>
      <ul>
        {products.data?.map(({ id, title, price }) => (
          <li key={id}>
            {localize(title, 'en')} {price && formatPrice(price, 'en')}
          </li>
        ))}
      </ul>
      <Notice state={failed} isQuiet={products.data !== undefined} />
      {!failed && products.hasNextPage && (
        <button type="button" disabled={products.isFetchingNextPage} onClick={() => products.fetchNextPage()}>
          More
        </button>
      )}
    </section>
  )
}
