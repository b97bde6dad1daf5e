import { localize, type ProductVariant } from 'lisa-query'
import type { ReactElement } from 'react'
import { useLanguage, useWords } from './language.ts'
import { isThere } from './stock.ts'
import styles from './variant-choice.module.css'

interface VariantChoiceProps {
  /** The product's. */
  title: string
  variants: ProductVariant[]
  chosen: string | undefined
  choose: (name: string) => void
}

/** Which variant of a product; one that is sold out says so, and cannot be chosen. */
export function VariantChoice({ title, variants, chosen, choose }: VariantChoiceProps): ReactElement {
  const words = useWords()
  const language = useLanguage()
  if (variants.length === 0) return <p className={styles.only}>{words.oneVariant}</p>
  return (
    <select
      className={styles.choice}
      aria-label={words.variantOf(title)}
      value={chosen ?? ''}
      onChange={({ target }) => choose(target.value)}
    >
      {chosen === undefined && <option value="">{words.soldOut}</option>}
      {variants.map((variant) => {
        const name = localize(variant.title, language) ?? variant.name
        return (
          <option key={variant.name} value={variant.name} disabled={!isThere(variant)}>
            {isThere(variant) ? name : words.soldOutVariant(name)}
          </option>
        )
      })}
    </select>
  )
}
