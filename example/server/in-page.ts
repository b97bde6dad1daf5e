import { hmacSigner } from 'lisa-query/hmac'
import { createSandbox } from 'lisa-query/sandbox'
import { createShop } from './shop.ts'

// The static build has no server: what goes to `/api/…` is answered in the page, as the dev server answers it over HTTP.
const shop = createShop({ createSandbox, hmacSigner })
const network = globalThis.fetch

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init)
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin || !pathname.startsWith('/api/')) return network(request)
  if (!navigator.onLine) throw new TypeError('Failed to fetch')
  return shop(request)
}
