import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import react from '@vitejs/plugin-react'
import { type Connect, defineConfig, type Plugin } from 'vite'
import { hmacSigner } from '../src/client/hmac.ts'
import { createSandbox } from '../src/sandbox/sandbox.ts'
import { sourceAliases } from '../vite.config.ts'
import { houseRules } from './server/house-rules.ts'
import { createSessionServer } from './server/session-server.ts'

const hmacSecret = 'sandbox-secret'

/**
 * The shop's server: LiSA, played by sandboxes over real HTTP, one for everybody and one for each who signs in; its
 * sessions; and the signature that must not be made in a browser.
 */
function shopServer(): Plugin {
  const attach = (middlewares: Connect.Server): void => {
    const sandbox = createSandbox({ hmacSecret, basePath: '', rules: houseRules })
    const sessions = createSessionServer((options) => createSandbox({ hmacSecret, basePath: '', ...options }))
    const lisa: typeof sandbox.fetch = (request, env) =>
      (sessions.accountOf(request.headers.get('authorization')) ?? sandbox).fetch(request, env)
    const sign = hmacSigner(hmacSecret)
    middlewares.use((_request, response, next) => {
      // Chromium sends a request again by itself, writes too, when a connection that it used before is cut.
      response.setHeader('connection', 'close')
      next()
    })
    middlewares.use('/api/lisa', getRequestListener(lisa, { overrideGlobalObjects: false }))
    middlewares.use('/api/session', getRequestListener(sessions.fetch, { overrideGlobalObjects: false }))
    middlewares.use(
      '/api/sign',
      getRequestListener(async (request) => new Response(await sign(await request.text()))),
    )
  }
  return {
    name: 'shop-server',
    configureServer: ({ middlewares }) => attach(middlewares),
    configurePreviewServer: ({ middlewares }) => attach(middlewares),
  }
}

// `vite build` takes the package as users get it; the dev server takes its source.
const builtAliases = [
  { find: /^lisa-query$/, replacement: fileURLToPath(new URL('../dist/index.js', import.meta.url)) },
  { find: /^lisa-query\//, replacement: fileURLToPath(new URL('../dist/', import.meta.url)) },
]

export default defineConfig(({ command }) => ({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), shopServer()],
  resolve: { alias: command === 'build' ? builtAliases : sourceAliases },
  build: { outDir: '../dist-example', emptyOutDir: true },
  server: { port: 5173 },
}))
