import { type Product, useErrorState, useFieldErrors, useNotifyProductUpdate, useReceipt } from 'lisa-query'
import { ErrorSummary } from 'lisa-query/ui'
import { type FormEvent, type ReactElement, type ReactNode, useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { nameOf, ProductPicker } from '../../parts/widget/product-picker.tsx'
import { TextField } from '../../parts/widget/text-field.tsx'
import { WidgetStatus } from '../../parts/widget/widget-status.tsx'
import styles from './product-updates.module.css'

/** The id of the shop's plugin, from the plugins page of the LiSA Console. */
const plugin = 'plugin-1'

/** Sends a new price and stock. LiSA takes it and processes it later: what comes back is a receipt. */
export function NotifyForm({ children }: { children: ReactNode }): ReactElement {
  const [product, setProduct] = useState<Product | null>(null)
  // The list below shows all that were sent, however long ago.
  const notify = useNotifyProductUpdate({ gcTime: Number.POSITIVE_INFINITY })
  const errors = useFieldErrors(notify)
  const failed = useErrorState(notify)
  const receipt = useReceipt(notify)
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    if (!product || notify.isPending) return
    const typed = new FormData(event.currentTarget)
    const quantity = Number(typed.get('stock.quantity'))
    const body = {
      productId: product.origin?.id ?? product.id,
      title: nameOf(product),
      price: Number(typed.get('price')),
      hasStock: quantity > 0,
      stock: { quantity },
    }
    notify.mutate({ id: plugin, body })
  }
  const summary = errors.summary.length > 0 ? <ErrorSummary errors={errors} /> : undefined
  return (
    <>
      <div className={styles.columns}>
        <form className={styles.form} noValidate autoComplete="off" onSubmit={submit}>
          <ProductPicker label="Product" value={product} onChange={setProduct} />
          <div className={styles.pair} key={product?.id}>
            <TextField
              label="New price in €"
              path="price"
              errors={errors}
              type="number"
              step="0.01"
              defaultValue={product?.price?.discounted?.value ?? product?.price?.original.value}
            />
            <TextField label="In stock" path="stock.quantity" errors={errors} type="number" step="1" defaultValue="25" />
          </div>
          <Button type="submit" look="plain" isWaiting={!product || notify.isPending}>
            {notify.isPending ? 'Sending…' : 'Notify LiSA'}
          </Button>
        </form>
        {children}
      </div>
      <WidgetStatus states={[summary || failed?.kind === 'invalid' ? null : failed]} form={summary}>
        {receipt ? `${receipt.title}. ${receipt.description}` : 'The shop’s server signs what goes out: the secret stays there.'}
      </WidgetStatus>
    </>
  )
}
