import type { FieldErrors } from 'lisa-query'
import { FieldError } from 'lisa-query/ui'
import type { ReactElement } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { ProductValues } from './product-values.ts'

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
  return (
    <div className="variant">
      <div className="field">
        <label>
          Variant {index + 1}
          <input {...errors.getInputProps(title)} {...form.register(title)} required />
        </label>
        <FieldError errors={errors} path={title} />
      </div>
      <div className="field">
        <label>
          SKU <span className="unseen">of variant {index + 1}</span>
          <input {...errors.getInputProps(reference)} {...form.register(reference)} />
        </label>
        <FieldError errors={errors} path={reference} />
      </div>
      <div className="field">
        <label>
          Price in € <span className="unseen">of variant {index + 1}</span>
          <input
            {...errors.getInputProps(price)}
            {...form.register(price, { valueAsNumber: true })}
            type="number"
            step="0.01"
            inputMode="decimal"
            required
          />
        </label>
        <FieldError errors={errors} path={price} />
      </div>
      <button type="button" className="plain" onClick={onRemove} aria-label={`Remove variant ${index + 1}`}>
        Remove
      </button>
    </div>
  )
}
