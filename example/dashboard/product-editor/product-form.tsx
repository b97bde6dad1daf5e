import { type ErrorState, isAccepted, type Product, useErrorState, useFieldErrors, useUpdateProduct } from 'lisa-query'
import { ErrorSummary } from 'lisa-query/ui'
import type { FormEvent, ReactElement } from 'react'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/widget/text-field.tsx'
import { WidgetStatus } from '../../parts/widget/widget-status.tsx'
import styles from './product-editor.module.css'
import { areSame, changesFrom, type ProductValues, valuesOf } from './product-values.ts'

interface ProductFormProps {
  product: Product
  /** What is wrong with reading it, while it still stands here. */
  failed: ErrorState | null
  /** What is typed and not saved. */
  typed: ProductValues | undefined
  onType: (values: ProductValues | undefined) => void
}

/** The fields of a product. Whatever LiSA answers, what was typed stays until it has been saved. */
export function ProductForm({ product, failed, typed, onType }: ProductFormProps): ReactElement {
  const saved = valuesOf(product)
  const values = typed ?? saved
  const update = useUpdateProduct({ onSuccess: (answer) => isAccepted(answer) || onType(undefined) })
  const errors = useFieldErrors(update)
  const notSaved = useErrorState(update)
  const type = (path: keyof ProductValues, value: string): void => {
    const next = { ...values, [path]: value }
    onType(areSame(next, saved) ? undefined : next)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!update.isPending) update.mutate({ id: product.id, body: changesFrom(values, product) })
  }
  const field = (path: keyof ProductValues) => ({
    path,
    errors,
    value: values[path],
    readOnly: update.isPending,
    onChange: ({ target }: { target: HTMLInputElement }) => type(path, target.value),
  })
  const symbol = product.price?.currency.symbol ?? '€'
  const summary = errors.summary.length > 0 ? <ErrorSummary errors={errors} /> : undefined
  return (
    <form className={styles.form} noValidate autoComplete="off" onSubmit={submit}>
      <div className={styles.fields}>
        <div className={styles.pair}>
          <TextField label="Title" {...field('title')} />
          <TextField label="Title in German" {...field('title.de')} lang="de" />
        </div>
        <div className={styles.pair}>
          <TextField label={`Original price in ${symbol}`} {...field('price.original.value')} type="number" step="0.01" />
          <TextField label={`Discounted price in ${symbol}`} {...field('price.discounted.value')} type="number" step="0.01" />
        </div>
        <div className={styles.ways}>
          <Button type="submit" isWaiting={update.isPending}>
            {update.isPending ? 'Saving…' : 'Save the product'}
          </Button>
          <Button look="quiet" isWaiting={!typed || update.isPending} onClick={() => onType(undefined)}>
            Undo
          </Button>
        </div>
      </div>
      <WidgetStatus states={[summary || notSaved?.kind === 'invalid' ? null : notSaved, failed]} form={summary}>
        {typed ? 'Not saved yet.' : update.isSuccess ? 'Saved: the shop shows it from now on.' : 'As LiSA has it.'}
      </WidgetStatus>
    </form>
  )
}
