import { type AnyFormApi, useForm, useStore } from '@tanstack/react-form'
import { useErrorState, useNotifyProductUpdate, useReceipt } from 'lisa-query'
import { useFormErrors } from 'lisa-query/tanstack-form'
import type { ReactElement } from 'react'
import { Button } from '../parts/button.tsx'
import { Outcome } from '../parts/outcome.tsx'
import { Answer } from './answer.tsx'
import { Field } from './field.tsx'
import styles from './form.module.css'
import { type MessagesByName, useShownErrors } from './shown-errors.ts'

/** Tells LiSA that a product of the shop has changed. */
export function NotifyUpdate(): ReactElement {
  const notify = useNotifyProductUpdate()
  const form = useForm({
    defaultValues: { productId: '', price: '', stock: { quantity: '' } },
    canSubmitWhenInvalid: true, // what LiSA refused may be right by now
    onSubmit: ({ value: { productId, price, stock } }) => {
      const quantity = Number(stock.quantity)
      const body = { productId, price: Number(price), hasStock: quantity > 0, stock: { quantity } }
      if (!notify.isPending) notify.mutate({ id: 'plugin-1', body })
    },
  })
  useFormErrors(form, notify)
  const errors = useShownErrors(useMessages(form), notify.error)
  const failed = useErrorState(notify)
  const receipt = useReceipt(notify)
  return (
    <form
      className={styles.form}
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        void form.handleSubmit()
      }}
    >
      <div className={styles.card}>
        <form.Field name="productId">
          {({ name, state, handleChange, handleBlur }) => (
            <Field label="Product id in the shop, such as 101" path={name} errors={errors}>
              <input
                {...errors.getInputProps(name)}
                value={state.value}
                onChange={({ target }) => handleChange(target.value)}
                onBlur={handleBlur}
                required
              />
            </Field>
          )}
        </form.Field>
        <div className={styles.row}>
          {amounts.map(({ name, label, step }) => (
            <form.Field key={name} name={name}>
              {({ state, handleChange, handleBlur }) => (
                <Field label={label} path={name} errors={errors}>
                  <input
                    {...errors.getInputProps(name)}
                    type="number"
                    step={step}
                    value={state.value}
                    onChange={({ target }) => handleChange(target.value)}
                    onBlur={handleBlur}
                    required
                  />
                </Field>
              )}
            </form.Field>
          ))}
        </div>
        <div className={styles.submit}>
          <Button type="submit" isWaiting={notify.isPending}>
            {notify.isPending ? 'Sending…' : 'Notify LiSA'}
          </Button>
        </div>
      </div>
      <Answer errors={errors} failed={failed}>
        {receipt && (
          <Outcome kind="accepted" title={receipt.title}>
            <p className="lisa-description">{receipt.description}</p>
          </Outcome>
        )}
      </Answer>
    </form>
  )
}

const amounts = [
  { name: 'price', label: 'Price in €', step: 0.01 },
  { name: 'stock.quantity', label: 'In stock', step: 1 },
] as const

/** What TanStack Form holds, by the names of the fields. */
function useMessages(form: AnyFormApi): MessagesByName {
  useStore(form.store)
  const { form: whole, fields } = form.getAllErrors()
  const ofFields = Object.entries(fields).map(([name, { errors }]) => [name, errors.map(String)])
  return { '': whole.errors, ...Object.fromEntries(ofFields) }
}
