import { type Accepted, isAccepted } from '../client/accepted.ts'
import { textOf } from '../messages/catalogue.ts'
import { useLisa } from './provider.tsx'

/** What to show for a write that LiSA accepted and has not processed yet. */
export interface Receipt {
  title: string
  description: string
  receipt: Accepted
}

/**
 * The receipt of a write, ready to render, once LiSA has answered it with 202; else `null`.
 * @see https://docs.hello-lisa.com/developers/rest-api/response-status-and-error-codes
 */
export function useReceipt(result: { data: unknown }): Receipt | null {
  const { accepted } = useLisa().messages
  if (!isAccepted(result.data)) return null
  return {
    title: textOf(accepted.title, result.data),
    description: textOf(accepted.description, result.data),
    receipt: result.data,
  }
}
