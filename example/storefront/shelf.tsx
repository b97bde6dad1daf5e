import { formatPrice, localize, type Product, useErrorState, useShowProducts } from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import type { ReactElement } from 'react'

/** The products of a show, a page at a time. */
export function Shelf({ showId }: { showId: string | undefined }): ReactElement {
  const products = useShowProducts(showId)
  const failed = useErrorState(products)
  return (
    <section className="band" aria-labelledby="shelf">
      <h2 id="shelf">In this show</h2>
      <ul className="shelf">
        {products.data?.map((product) => (
          <li key={product.id}>
            <ProductCard product={product} />
          </li>
        ))}
        {!products.data && !failed && places.map((place) => <li key={place} className="card is-waiting" />)}
      </ul>
      {failed && <Notice state={failed} isQuiet={products.data !== undefined} />}
      {products.hasNextPage && (
        <button type="button" className="more" onClick={() => products.fetchNextPage()} disabled={products.isFetching}>
          More products
        </button>
      )}
    </section>
  )
}

function ProductCard({ product }: { product: Product }): ReactElement {
  const { mainImage, price } = product
  const language = navigator.language
  return (
    <article className="card">
      <img src={mainImage?.url} alt="" width={mainImage?.width} height={mainImage?.height} loading="lazy" />
      <p className="brand-name">{localize(product.brand, navigator.languages)}</p>
      <h3>{localize(product.title, navigator.languages) ?? product.name}</h3>
      {price && (
        <p className="price">
          <span data-reduced={price.discounted !== undefined}>{formatPrice(price, language)}</span>
          {price.discounted && <s>{formatPrice(price, language, 'original')}</s>}
        </p>
      )}
      {product.hasStock === false && <p className="stock">Sold out</p>}
    </article>
  )
}

/** Where the first page will stand, so that nothing moves when it comes. */
const places = ['first', 'second', 'third', 'fourth']
