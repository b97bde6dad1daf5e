import type { Span } from '../record/requests.ts'

/** What holds a request back, in words. */
export const reasonWords: { readonly [Of in Span['of']]: string } = {
  'rate-limit': 'Rate limit',
  queue: 'Its turn',
  refresh: 'Refresh',
  flight: 'On its way',
}
