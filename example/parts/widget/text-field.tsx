import type { FieldErrors } from 'lisa-query'
import { FieldError } from 'lisa-query/ui'
import type { ComponentProps, ReactElement } from 'react'
import styles from './field.module.css'

interface TextFieldProps extends ComponentProps<'input'> {
  label: string
  /** The field as LiSA names it, such as `price.original.value`. */
  path: string
  errors: FieldErrors
}

/** An input with its label, and a line kept free for what LiSA says about it. */
export function TextField({ label, path, errors, ...rest }: TextFieldProps): ReactElement {
  const props = errors.getInputProps(path)
  return (
    <div className={styles.field}>
      <label htmlFor={props.id} className={styles.label}>
        {label}
      </label>
      <input {...rest} {...props} className={styles.input} />
      <span className={styles.message}>
        <FieldError errors={errors} path={path} />
      </span>
    </div>
  )
}
