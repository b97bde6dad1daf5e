import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer, getRequestListener } from '@hono/node-server'
import { hmacSigner } from 'lisa-query/hmac'
import { createSandbox } from 'lisa-query/sandbox'
import { createLisaGateway, type GatewayStore, redisStore } from 'lisa-query/server'
import { createShopGateway } from './gateway.ts'
import { basePath, createLisa } from './lisa.ts'
import { createShop } from './shop.ts'

/** The shop beside its pages. */
export interface ServedShop {
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  close: () => void
}

/**
 * The shop for pages at this origin, with LiSA on a port of its own, which sends its webhooks to the shop's gateway. With
 * `REDIS_URL` the gateway keeps its cache there.
 */
export async function serveShop(origin: string): Promise<ServedShop> {
  const lisa = createLisa(createSandbox)
  const upstream = createAdaptorServer({ fetch: (request) => lisa.fetch(request), overrideGlobalObjects: false })
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address that is an object.
  const { port } = upstream.address() as AddressInfo
  const store = await storeAt(process.env.REDIS_URL)
  const gateway = createShopGateway({ createLisaGateway, hmacSigner, baseUrl: `http://127.0.0.1:${port}${basePath}`, store })
  lisa.subscribe(`${origin}${basePath}/_webhook`)
  const shop = createShop({ createSandbox, hmacSigner, lisa, gateway: gateway.fetch })
  return {
    answer: getRequestListener(shop, { overrideGlobalObjects: false }),
    close() {
      void gateway.close()
      upstream.close()
    },
  }
}

async function storeAt(url: string | undefined): Promise<GatewayStore | undefined> {
  if (!url) return undefined
  const { Redis } = await import('ioredis')
  const client = new Redis(url, { maxRetriesPerRequest: 1 })
  // The gateway goes on alone meanwhile.
  client.on('error', () => undefined)
  return redisStore(client, { prefix: 'lisa-query-example:' })
}
