import { useErrorState, useNotifyProductUpdate, useReceipt } from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import type { ReactElement } from 'react'
import { Outcome } from '../parts/outcome.tsx'
import { useOnce } from './use-once.ts'

/** A component that tells LiSA of a new price, with a note of so many bytes. */
export function NotifyProduct({ bytes }: { bytes: number }): ReactElement {
  const notify = useNotifyProductUpdate()
  const failed = useErrorState(notify)
  const receipt = useReceipt(notify)
  const note = bytes > 0 ? { note: 'x'.repeat(bytes) } : {}
  useOnce(() => notify.mutate({ id: 'plugin-1', body: { productId: '123', price: 19.99, ...note } }))
  if (failed) return <Notice state={failed} />
  if (!receipt) return <p role="status">Sending the new price…</p>
  return (
    <Outcome kind="accepted" title={receipt.title}>
      <p>{receipt.description}</p>
    </Outcome>
  )
}
