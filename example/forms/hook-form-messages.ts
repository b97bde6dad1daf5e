import type { MessagesByName } from './shown-errors.ts'

/** React Hook Form's errors, which are nested as the values are, by the names of the fields. */
export function messagesIn(errors: object, name = ''): MessagesByName {
  if ('type' in errors) {
    const { types, message } = errors as { types?: object; message?: string }
    const field = name.replace(/\.?root$/, '') // of the form, or of a field array
    return { [field]: types ? Object.values(types) : [message ?? ''] }
  }
  const inner = Object.entries(errors).filter(([, value]) => typeof value === 'object' && value !== null)
  return Object.assign({}, ...inner.map(([key, value]) => messagesIn(value, name ? `${name}.${key}` : key)))
}
