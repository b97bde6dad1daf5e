import { formatPrice, type Price } from 'lisa-query'
import type { ReactElement } from 'react'
import { useLanguage, useWords } from './language.ts'
import styles from './price-tag.module.css'

/** What it costs, what it cost before, and what a unit of it costs, in two lines that are there in any case. */
export function PriceTag({ price }: { price: Price | undefined }): ReactElement {
  const words = useWords()
  const language = useLanguage()
  if (!price) return <p className={styles.tag} />
  const { currency, original, discounted, unitPricing } = price
  const isReduced = discounted !== undefined && discounted.value < original.value
  return (
    <p className={styles.tag}>
      <span className={styles.line}>
        <span className={styles.unseen}>{words.price} </span>
        <span className={styles.now} data-reduced={isReduced || undefined}>
          {formatPrice(price, language)}
        </span>
        {isReduced && <span className={styles.cut}>{percent(discounted.value / original.value - 1, language)}</span>}
      </span>
      <span className={styles.line}>
        {isReduced && (
          <>
            <span className={styles.unseen}>{words.oldPrice} </span>
            <s>{formatPrice(price, language, 'original')}</s>
          </>
        )}
        {unitPricing && (
          <span>
            {words.per(formatPrice({ currency, original: { value: unitPricing.baseValue } }, language), unitPricing.baseUnit)}
          </span>
        )}
      </span>
    </p>
  )
}

const percent = (share: number, language: string): string =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share)
