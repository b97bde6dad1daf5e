import { notifyProductUpdate } from '../endpoints/notifications.ts'
import type { WriteOptions, WriteResult } from '../react/hook-types.ts'
import { useLisaMutation } from '../react/use-lisa-mutation.ts'

/**
 * Tells LiSA that a product changed: `mutate({ id, body })`, `id` being the plugin's. What comes back is a receipt, which
 * `useReceipt` shows. Needs the client's `sign`; a body over 192 KB is `too-large` before anything is sent.
 * @see https://docs.hello-lisa.com/developers/guides/products/product-update-notification-api
 */
export function useNotifyProductUpdate<Context = unknown>(
  options?: WriteOptions<typeof notifyProductUpdate, Context>,
): WriteResult<typeof notifyProductUpdate, Context> {
  return useLisaMutation(notifyProductUpdate, options)
}
