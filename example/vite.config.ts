import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { sourceAliases } from '../vite.config.ts'
import { guide } from './guide/guide-plugin.ts'
import type { ServedShop } from './server/serve-shop.ts'
import { sourceCode } from './source-code.ts'

/** `npm start`: the shop's server stands beside the page, its gateway and LiSA behind it, over real HTTP. */
function shopServer(): Plugin {
  return {
    name: 'shop-server',
    apply: 'serve',
    configureServer(server) {
      let shop: Promise<ServedShop> | undefined
      const open = async (): Promise<ServedShop> => {
        // Vite loads it as the page is loaded: `lisa-query` is the source.
        const { serveShop } = await server.ssrLoadModule(page('./server/serve-shop.ts'))
        return serveShop(originOf(server.httpServer?.address() as AddressInfo))
      }
      server.middlewares.use((request, response, next) => {
        if (!request.url?.startsWith('/api/')) return next()
        // Chromium sends a request again by itself, writes too, when a connection that it used before is cut.
        response.setHeader('connection', 'close')
        shop ??= open()
        shop.then(({ answer }) => answer(request, response), next)
      })
      server.httpServer?.once('close', () => void shop?.then(({ close }) => close()))
    },
  }
}

/** Where the pages are; a server that listens on a port has an address that is an object. */
function originOf({ address, family, port }: AddressInfo): string {
  const host = family === 'IPv6' ? `[${address}]` : address
  return `http://${['[::]', '0.0.0.0'].includes(host) ? 'localhost' : host}:${port}`
}

/** `npm run build:example`: a static host has no server, so the shop's server comes along in the page. */
function shopInPage(): Plugin {
  return {
    name: 'shop-in-page',
    apply: 'build',
    config: () => ({ define: { 'import.meta.env.SHOP_IN_PAGE': 'true' } }),
    transformIndexHtml: {
      order: 'pre',
      handler: (_html, { path }) =>
        hasNoShop(path) ? [] : [{ tag: 'script', attrs: { type: 'module', src: './server/in-page.ts' }, injectTo: 'head' }],
    },
  }
}

/** The page asks for its fonts at once, so that the text is set in them from the start and nothing moves. */
function fontsFirst(): Plugin {
  const files = ['figtree', 'fraunces'].map((name) => `@fontsource-variable/${name}/files/${name}-latin-wght-normal.woff2`)
  return {
    name: 'fonts-first',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {}, path, server }) => {
        if (isPlayer(path)) return []
        const top = path.startsWith('/guide/') ? '../' : './'
        const built = Object.keys(bundle).flatMap((file) => (file.endsWith('.woff2') ? [`${top}${file}`] : []))
        const hrefs = server
          ? files.map((file) => `/@fs${fileURLToPath(new URL(`../node_modules/${file}`, import.meta.url))}`)
          : built
        return hrefs.map((href) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href },
          injectTo: 'head',
        }))
      },
    },
  }
}

/** The player's page is LiSA's, so to speak: it has neither the shop's server nor its fonts. */
const isPlayer = (path: string): boolean => path.endsWith('/player.html')
/** The guide has no shop either: what is live in it has a LiSA of its own. */
const hasNoShop = (path: string): boolean => isPlayer(path) || path.startsWith('/guide/')

// `vite build` takes the package as users get it; the dev server takes its source.
const builtAliases = [
  { find: /^lisa-query$/, replacement: fileURLToPath(new URL('../dist/index.js', import.meta.url)) },
  { find: /^lisa-query\//, replacement: fileURLToPath(new URL('../dist/', import.meta.url)) },
]

const page = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

export default defineConfig(({ command }) => ({
  root: page('.'),
  // Wherever it is put: the addresses of the pages are in the hash.
  base: './',
  plugins: [react(), shopServer(), shopInPage(), fontsFirst(), sourceCode(), guide()],
  resolve: { alias: command === 'build' ? builtAliases : sourceAliases },
  build: {
    outDir: '../dist-example',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    // The first that know `light-dark()`: what stands in for it elsewhere does not follow a page's own choice.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    rolldownOptions: {
      // All that `lisa-query` needs in one piece: in two it is larger.
      output: {
        codeSplitting: { groups: [{ name: 'lisa', test: /[\\/]dist[\\/]shared[\\/](core|react|prefetched-failure)\.js$/ }] },
      },
      input: {
        index: page('index.html'),
        host: page('host.html'),
        player: page('player.html'),
        guide: page('guide/template.html'),
      },
    },
  },
  server: {
    port: 5173,
    // Nor may the page's own files leave a used connection behind, for a write to be cut on.
    headers: { connection: 'close' },
    // So that the first page that is opened is as quick as the next.
    warmup: { clientFiles: ['./main.tsx', './*/*.tsx'] },
  },
}))
