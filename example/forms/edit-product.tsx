import { type Product, useErrorState, useUpdateProduct } from 'lisa-query'
import { useFormErrors } from 'lisa-query/react-hook-form'
import { FieldError } from 'lisa-query/ui'
import { type ReactElement, useRef } from 'react'
import { useFieldArray, useForm } from 'react-hook-form'
import { Button } from '../parts/button.tsx'
import { Outcome } from '../parts/outcome.tsx'
import { Answer } from './answer.tsx'
import { Field } from './field.tsx'
import styles from './form.module.css'
import { messagesIn } from './hook-form-messages.ts'
import { bodyFrom, newVariant, type ProductValues, valuesFrom } from './product-values.ts'
import { useShownErrors } from './shown-errors.ts'
import { VariantFields } from './variant-fields.tsx'

/** Changes a product and its variants. The form's values have the body's shape, so that LiSA's paths are its fields. */
export function EditProduct({ product }: { product: Product }): ReactElement {
  const add = useRef<HTMLButtonElement>(null)
  const update = useUpdateProduct()
  const form = useForm<ProductValues>({ defaultValues: valuesFrom(product), shouldFocusError: false })
  const variants = useFieldArray({ control: form.control, name: 'variants' })
  useFormErrors(form, update)
  const errors = useShownErrors(messagesIn(form.formState.errors), update.error)
  const failed = useErrorState(update)
  const save = form.handleSubmit((values) => {
    if (!update.isPending) update.mutate({ id: product.id, body: bodyFrom(values) })
  })
  const remove = (index: number): void => {
    variants.remove(index)
    add.current?.focus() // the button that was pressed is gone
  }
  return (
    <form className={styles.form} onSubmit={save} autoComplete="off">
      <div className={styles.card}>
        <div className={styles.row}>
          <Field label="Title" path="title.*" errors={errors}>
            <input {...errors.getInputProps('title.*')} {...form.register('title.*')} required />
          </Field>
          <Field label="Title in German" path="title.de" errors={errors}>
            <input {...errors.getInputProps('title.de')} {...form.register('title.de')} lang="de" />
          </Field>
        </div>
        <fieldset {...errors.getInputProps('variants')} tabIndex={-1}>
          <legend>Variants</legend>
          <FieldError errors={errors} path="variants" />
          {variants.fields.map(({ id }, index) => (
            <VariantFields key={id} form={form} errors={errors} index={index} onRemove={() => remove(index)} />
          ))}
          <div className={styles.actions}>
            <Button look="plain" ref={add} onClick={() => variants.append(newVariant(product))}>
              Add a variant
            </Button>
          </div>
        </fieldset>
        <div className={styles.submit}>
          <Button type="submit" isWaiting={update.isPending}>
            {update.isPending ? 'Saving…' : 'Save the product'}
          </Button>
        </div>
      </div>
      <Answer errors={errors} failed={failed}>
        {update.isSuccess && (
          <Outcome kind="ok" title="Saved">
            <p className="lisa-description">The shop shows it from now on.</p>
          </Outcome>
        )}
      </Answer>
    </form>
  )
}
