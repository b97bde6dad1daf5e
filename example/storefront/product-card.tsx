import { localize, type Product } from 'lisa-query'
import { type ReactElement, useState } from 'react'
import { AddButton } from './add-button.tsx'
import { useLanguage, useWords } from './language.ts'
import { PicturePlace } from './place.tsx'
import { turnOf, usePlayer } from './player.ts'
import { PriceTag } from './price-tag.tsx'
import styles from './product-card.module.css'
import { isThere } from './stock.ts'
import { VariantChoice } from './variant-choice.tsx'

interface ProductCardProps {
  product: Product
  showId: string | undefined
  /** Its place among so many: on the stage it is shown when its turn comes. */
  place: number
  count: number
}

/** A product on the shelf. Every line of it has its room, so that all cards, and their places, are the same size. */
export function ProductCard({ product, showId, place, count }: ProductCardProps): ReactElement {
  const words = useWords()
  const language = useLanguage()
  const isShown = usePlayer((player) => player.isPlaying && player.show?.id === showId && turnOf(player.seconds, count) === place)
  const [reference, choose] = useState(() => product.variants?.find(isThere)?.name)
  const { variants = [], mainImage } = product
  const variant = variants.find(({ name }) => name === reference)
  const title = localize(product.title, language) ?? product.name ?? ''
  const isSoldOut = !isThere(product) || (variants.length > 0 && !variants.some(isThere))
  return (
    <article className={styles.card} data-shown={isShown || undefined} data-sold-out={isSoldOut || undefined}>
      <div className={styles.picture}>
        <img src={mainImage?.url} alt="" width={400} height={400} />
        {isShown && <p className={styles.badge}>{words.shown}</p>}
        {isSoldOut && <p className={styles.badge}>{words.soldOut}</p>}
      </div>
      <p className={styles.brand}>{localize(product.brand, language)}</p>
      <h3 className={styles.title}>{title}</h3>
      <PriceTag price={variant?.price ?? product.price} />
      <VariantChoice title={title} variants={variants} chosen={reference} choose={choose} />
      <AddButton product={product} variant={variant} title={title} isSoldOut={isSoldOut} />
    </article>
  )
}

/** The place of a card that has not come. */
export const ProductPlace = (): ReactElement => (
  <div className={styles.card} aria-hidden="true">
    <div className={styles.picture}>
      <PicturePlace />
    </div>
    <i data-bar="short" />
    <i data-bar="long" />
    <i data-bar="short" />
    <i data-bar="field" />
    <i data-bar="field" />
  </div>
)
