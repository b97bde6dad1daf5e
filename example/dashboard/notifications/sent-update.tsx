import type { MutationState } from '@tanstack/react-query'
import { type Accepted, formatPrice, type LisaError, type ProductUpdate, useErrorState, useReceipt } from 'lisa-query'
import type { ReactElement } from 'react'
import { sayTime } from '../../parts/widget/formats.ts'
import styles from './product-updates.module.css'

/** A notification as the cache of writes has it. */
export interface SentUpdateState extends MutationState<Accepted, LisaError, { body: ProductUpdate }> {
  id: number
}

/** One notification, with LiSA's receipt or what went wrong. */
export function SentUpdate({ sent }: { sent: SentUpdateState }): ReactElement {
  const receipt = useReceipt(sent)
  const failed = useErrorState(sent.error)
  const { title, price, stock } = sent.variables?.body ?? {}
  const euros = formatPrice({ currency: { name: 'EUR', symbol: '€' }, original: { value: Number(price) } }, navigator.language)
  const requestId = receipt?.receipt.requestId
  return (
    <li className={styles.one} data-state={failed ? 'failed' : receipt ? 'accepted' : 'pending'}>
      <p className={styles.what}>
        <strong>{String(title)}</strong>
        <time dateTime={new Date(sent.submittedAt).toISOString()}>{sayTime(sent.submittedAt)}</time>
      </p>
      <p>
        {euros}, {(stock as { quantity: number } | undefined)?.quantity} in stock
      </p>
      <p className={styles.state}>{failed?.title ?? receipt?.title ?? 'On its way…'}</p>
      <p className={styles.fine}>
        {failed?.description}
        {receipt && 'Signature valid'}
        {requestId && (
          <>
            , request <code>{requestId.slice(0, 8)}</code>
          </>
        )}
      </p>
    </li>
  )
}
