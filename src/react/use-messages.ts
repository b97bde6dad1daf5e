import type { Messages } from '../messages/catalogue.ts'
import { useLisa } from './provider.tsx'

/** The words of the nearest `LisaProvider`, for components of your own; what it replaces comes before what is given here, such as `en`. */
export function useMessages(language: Messages): Messages {
  const { messages } = useLisa()
  return { ...language, ...messages, errors: { ...language.errors, ...messages.errors } as Messages['errors'] }
}
