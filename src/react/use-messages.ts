import type { Messages } from '../messages/catalogue.ts'
import { useLisa } from './provider.tsx'

/** The words of the nearest `LisaProvider`, for components of your own. */
export function useMessages(): Messages {
  return useLisa().messages
}
