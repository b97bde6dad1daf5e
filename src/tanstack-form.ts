export { useFormErrors } from './forms/tanstack-form.ts'
