import type { FieldErrors } from 'lisa-query'
import type { ReactElement } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { Button } from '../parts/button.tsx'
import { Field } from './field.tsx'
import type { ProductValues } from './product-values.ts'
import styles from './variant-fields.module.css'

/** What `VariantFields` takes. */
interface VariantFieldsProps {
  form: UseFormReturn<ProductValues>
  errors: FieldErrors
  index: number
  onRemove: () => void
}

/** One variant of the product form. */
export function VariantFields({ form, errors, index, onRemove }: VariantFieldsProps): ReactElement {
  const title = `variants.${index}.title.*` as const
  const reference = `variants.${index}.reference` as const
  const price = `variants.${index}.price.original.value` as const
  const number = `of variant ${index + 1}`
  return (
    <div className={styles.variant}>
      <Field label={`Variant ${index + 1}`} path={title} errors={errors}>
        <input {...errors.getInputProps(title)} {...form.register(title)} required />
      </Field>
      <Field label="SKU" of={number} path={reference} errors={errors}>
        <input {...errors.getInputProps(reference)} {...form.register(reference)} />
      </Field>
      <Field label="Price in €" of={number} path={price} errors={errors}>
        <input
          {...errors.getInputProps(price)}
          {...form.register(price, { valueAsNumber: true })}
          type="number"
          step="0.01"
          inputMode="decimal"
          required
        />
      </Field>
      <Button look="plain" className={styles.remove ?? ''} onClick={onRemove} aria-label={`Remove variant ${index + 1}`}>
        Remove
      </Button>
    </div>
  )
}
