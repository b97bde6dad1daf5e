import { type ErrorSource, type LisaError, type LisaErrorKind, lisaError } from 'lisa-query'

/** The stage's time stands still, so that every countdown can be looked at. */
export const now = Date.UTC(2026, 0, 1)

const at = { message: 'GET /shows/42: no', method: 'GET', url: 'https://lisa.test/v2/shows/42' }

const one: { [Kind in LisaErrorKind]: LisaError } = {
  'bad-request': lisaError('bad-request', at),
  'auth-required': lisaError('auth-required', at),
  forbidden: lisaError('forbidden', { ...at, requiredScope: 'shows:write' }),
  'not-found': lisaError('not-found', at),
  conflict: lisaError('conflict', at),
  'too-large': lisaError('too-large', { ...at, limit: 196_608 }),
  invalid: lisaError('invalid', {
    ...at,
    fields: { title: ["can't be blank"], 'variants.0.price': ['has to be more than 0', 'has to have a currency'] },
    messages: ['This show is locked while it is on the air.'],
  }),
  'rate-limited': lisaError('rate-limited', { ...at, retryAt: now + 42_000 }),
  'server-error': lisaError('server-error', at),
  unavailable: lisaError('unavailable', at),
  timeout: lisaError('timeout', at),
  unreachable: lisaError('unreachable', { ...at, offline: false }),
  unexpected: lisaError('unexpected', at),
}

const settled = (error: LisaError): ErrorSource => ({
  error,
  status: 'error',
  failureReason: error,
  isPaused: false,
  fetchStatus: 'idle',
  refetch: () => undefined,
})

const underWay = (error: LisaError): ErrorSource => ({
  ...settled(error),
  error: null,
  status: 'pending',
  fetchStatus: 'fetching',
})

/** Every state that a notice can show, by name. */
export const states: Record<string, ErrorSource> = {
  ...Object.fromEntries(Object.entries(one).map(([kind, error]) => [kind, settled(error)])),
  'rate-limited, trying again by itself': underWay(one['rate-limited']),
  'rate-limited for long': settled(lisaError('rate-limited', { ...at, retryAt: now + 900_000 })),
  'rate-limited, the time has come': settled(lisaError('rate-limited', { ...at, retryAt: now })),
  'unavailable, being tried again': underWay(one.unavailable),
  'unavailable until a time': settled(lisaError('unavailable', { ...at, retryAt: now + 9_000 })),
  offline: settled(lisaError('unreachable', { ...at, offline: true })),
  'a write of unknown outcome': {
    ...settled(lisaError('timeout', { ...at, method: 'POST', outcome: 'unknown' })),
    mutate: () => undefined,
    variables: {},
    reset: () => undefined,
  },
  'forbidden, for want of nobody knows what': settled(lisaError('forbidden', at)),
}

/** What a form is refused with: at its fields, at one it does not have, and at none. */
export const refusal = lisaError('invalid', {
  ...at,
  fields: {
    title: ["can't be blank"],
    price: ['Price has to be more than 0', 'has to have a currency'],
    'variants.0.sku': ['is taken'],
  },
  messages: ['This show is locked while it is on the air.'],
})
