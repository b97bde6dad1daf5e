import { getRequestListener } from '@hono/node-server'
import { hmacSigner } from 'lisa-query/hmac'
import { createSandbox } from 'lisa-query/sandbox'
import { build, type Connect, preview } from 'vite'
import { createShop } from '../../example/server/shop.ts'
import config from '../../example/vite.config.ts'

/**
 * The example of `npm start`, bundled, so that a page is there sooner, at each of the ports with a shop's server of its own:
 * `tsx http-example.ts 4001 4002`.
 */
const outDir = '../.cache/http-example'
process.env.NODE_ENV = 'development' // with React's warnings

const { plugins = [], ...rest } = config({ command: 'build', mode: 'development' })
// The shop's server stands beside the page, not in it.
const besides = plugins.flat().filter((plugin) => !(plugin && 'name' in plugin && plugin.name === 'shop-in-page'))
await build({
  ...rest,
  configFile: false,
  logLevel: 'error',
  mode: 'development',
  plugins: besides,
  build: { ...rest.build, outDir },
})

for (const port of process.argv.slice(2).map(Number)) {
  await preview({
    ...rest,
    configFile: false,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port, strictPort: true },
    plugins: [{ name: 'shop-server', configurePreviewServer: ({ middlewares }) => openShop(middlewares) }],
  })
}

function openShop(middlewares: Connect.Server): void {
  const shop = getRequestListener(createShop({ createSandbox, hmacSigner }), { overrideGlobalObjects: false })
  middlewares.use((request, response, next) => {
    // Chromium sends a request again by itself, writes too, when a connection that it used before is cut.
    response.setHeader('connection', 'close')
    if (request.url?.startsWith('/api/')) void shop(request, response)
    else next()
  })
}
