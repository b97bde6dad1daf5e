import { formatPrice, localize, type Product } from 'lisa-query'
import type { ReactElement } from 'react'
import { useLanguage, useWords } from './language.ts'
import { turnOf, usePlayer } from './player.ts'
import styles from './spotlight.module.css'

interface SpotlightProps {
  showId: string | undefined
  products: Product[] | undefined
}

/** The product whose turn it is; before anybody watches, the first. */
export function Spotlight({ showId, products = [] }: SpotlightProps): ReactElement {
  const words = useWords()
  const language = useLanguage()
  const isPlaying = usePlayer((player) => player.isPlaying && player.show?.id === showId)
  const turn = usePlayer((player) => (player.show?.id === showId ? turnOf(player.seconds, products.length) : 0))
  const product = products[turn]
  return (
    <div className={styles.spotlight}>
      <div className={styles.picture}>
        {product?.mainImage && <img src={product.mainImage.url} alt="" width={80} height={80} />}
      </div>
      <div className={styles.words}>
        <p className={styles.label} data-playing={isPlaying || undefined}>
          {product && (isPlaying ? words.nowShowing : words.inThisShow)}
        </p>
        <p className={styles.title}>{localize(product?.title, language) ?? product?.name}</p>
        <p className={styles.price}>{product?.price && formatPrice(product.price, language)}</p>
      </div>
    </div>
  )
}
