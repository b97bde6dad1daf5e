import { localize, useErrorState, useProducts } from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import { type ReactElement, useId } from 'react'
import styles from './newest-products.module.css'

/** What LiSA has, the newest first: the truth. */
export function NewestProducts(): ReactElement {
  const products = useProducts({ limit: 100 })
  const failed = useErrorState(products)
  const heading = useId()
  return (
    <section className={styles.newest} aria-labelledby={heading} aria-busy={products.isFetching}>
      <h2 id={heading}>The newest of {products.data?.length ?? 'all'} products</h2>
      <ul>
        {products.data
          ?.slice(-4)
          .reverse()
          .map(({ id, title, name }) => (
            <li key={id}>{localize(title, navigator.languages) ?? name}</li>
          ))}
      </ul>
      <Notice state={failed} isQuiet />
    </section>
  )
}
