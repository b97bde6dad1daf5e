import { createLisaClient, getShow, isLisaError } from 'lisa-query/core'
import { hmacSigner } from 'lisa-query/hmac'
import { createSandbox } from 'lisa-query/sandbox'

const sandbox = createSandbox()
const client = createLisaClient({
  baseUrl: 'https://lisa.test/v2',
  authorization: () => 'ApiKey sandbox',
  sign: hmacSigner('secret'),
  fetch: (request) => sandbox.fetch(request),
})

/** The kind of the error that an unknown show leads to. */
export async function kindOfMissing(): Promise<string> {
  try {
    return (await client.request(getShow, { id: 'nowhere' })).id
  } catch (error) {
    return isLisaError(error) ? error.kind : String(error)
  }
}
