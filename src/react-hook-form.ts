export { useFormErrors } from './forms/react-hook-form.ts'
