import { type Product, useErrorState, useUpdateProduct } from 'lisa-query'
import { useFormErrors } from 'lisa-query/react-hook-form'
import { ErrorSummary, FieldError, Notice } from 'lisa-query/ui'
import { type ReactElement, useRef } from 'react'
import { useFieldArray, useForm } from 'react-hook-form'
import { Outcome } from '../parts/outcome.tsx'
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
    <form className="form" onSubmit={save} autoComplete="off">
      <ErrorSummary errors={errors} />
      <div className="fields">
        <div className="field">
          <label>
            Title
            <input {...errors.getInputProps('title.*')} {...form.register('title.*')} required />
          </label>
          <FieldError errors={errors} path="title.*" />
        </div>
        <div className="field">
          <label>
            Title in German
            <input {...errors.getInputProps('title.de')} {...form.register('title.de')} lang="de" />
          </label>
          <FieldError errors={errors} path="title.de" />
        </div>
      </div>
      <fieldset {...errors.getInputProps('variants')} className="variants" tabIndex={-1}>
        <legend>Variants</legend>
        <FieldError errors={errors} path="variants" />
        {variants.fields.map(({ id }, index) => (
          <VariantFields key={id} form={form} errors={errors} index={index} onRemove={() => remove(index)} />
        ))}
        <div className="actions">
          <button type="button" className="plain" ref={add} onClick={() => variants.append(newVariant(product))}>
            Add a variant
          </button>
        </div>
      </fieldset>
      <Notice state={failed} isInForm />
      {update.isSuccess && (
        <Outcome kind="ok" title="Saved">
          <p className="notice-description">The shop shows it from now on.</p>
        </Outcome>
      )}
      <div className="actions">
        <button type="submit" aria-disabled={update.isPending}>
          {update.isPending ? 'Saving…' : 'Save the product'}
        </button>
      </div>
    </form>
  )
}
