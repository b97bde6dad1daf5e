import { fileURLToPath } from 'node:url'
import type { HttpBindings } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { hmacSigner } from 'lisa-query/hmac'
import { createSandbox } from 'lisa-query/sandbox'
import { createShop } from '../../example/server/shop.ts'
import { type Served, serve } from './serve.ts'

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** The folders of built pages that browser tests open. */
export const pages = {
  /** The example with its shop's server beside it, over HTTP; under `/ui-stage/` every state of `lisa-query/ui`. */
  example: at('.cache/example'),
  /** The same with React's development build, which warns, and takes twice the time. */
  development: at('.cache/example-development'),
  /** What `npm run build:example` makes for a host without a server: the shop's server runs in the page. */
  static: at('dist-example'),
}

/** A Content-Security-Policy to serve pages under, and what takes a browser's report of each violation. */
export interface Policy {
  header: string
  onReport: (report: string) => void
}

/** Serves built pages over real HTTP, all but `static` with a shop's server of its own. */
export function servePages(name: keyof typeof pages, policy?: Policy): Promise<Served> {
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.use(async ({ env }, next) => {
    // Chromium sends a request again by itself, writes too, when a connection that it used before is cut.
    env.outgoing.setHeader('connection', 'close')
    await next()
  })
  if (policy) addPolicy(app, policy)
  if (name !== 'static') {
    const shop = createShop({ createSandbox, hmacSigner })
    app.all('/api/*', ({ req, env }) => shop(req.raw, env))
  }
  app.use(serveStatic({ root: pages[name] }))
  return serve(async (request, env) => app.fetch(request, env))
}

function addPolicy(app: Hono<{ Bindings: HttpBindings }>, { header, onReport }: Policy): void {
  app.post('/reports', async ({ req, body }) => {
    onReport(await req.text())
    return body(null, 204)
  })
  app.use(async (context, next) => {
    await next()
    context.res.headers.set('content-security-policy', `${header}; report-uri /reports`)
  })
}
