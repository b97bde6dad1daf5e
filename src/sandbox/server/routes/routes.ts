import { Hono } from 'hono/tiny'
import type { Endpoint } from '../../../core.ts'
import { processUpdates } from '../../data/shop/updates.ts'
import { forbidden, type NestedMessages, notFound, unprocessable } from '../answers.ts'
import { collectProblems } from '../checks/problems.ts'
import { bodyFor } from '../gates/body.ts'
import type { Settings } from '../options.ts'
import type { State } from '../state.ts'
import type { SandboxRoute } from './call.ts'
import { channelRoutes } from './channels.ts'
import { mediaItemRoutes } from './media-items.ts'
import { notificationRoutes } from './notifications.ts'
import { productRoutes } from './products.ts'
import { showRoutes } from './shows.ts'

// Among routes that match, Hono takes the first: what has a name of its own, such as /shows/current, stands before {id}.
const routes: SandboxRoute[] = [...showRoutes, ...productRoutes, ...channelRoutes, ...mediaItemRoutes, ...notificationRoutes]

/** The endpoints as a Hono app: it answers what has passed the credential and the quota. */
export function createRoutes(settings: Settings, state: State, pathOf: (request: Request) => string): Hono {
  const app = new Hono({ getPath: pathOf })
  for (const { endpoint, answer, isSigned } of routes) {
    app.on(endpoint.method, endpoint.path.replace(/\{(\w+)\}/g, ':$1'), async ({ req }) => {
      const key = state.keyring.keyIn(req.raw.headers.get('authorization')) ?? ''
      if (endpoint.scope !== undefined && !state.keyring.allows(key, endpoint.scope)) return forbidden(endpoint.scope)
      const body = await bodyFor(endpoint, req.raw, isSigned ? settings.hmacSecret : undefined)
      if (body instanceof Response) return body
      const errors = await refused(endpoint, body, settings.rules)
      if (errors) return unprocessable(errors)
      const now = settings.now()
      processUpdates(state.shop, now)
      const query = new URL(req.url).searchParams
      return answer({ shop: state.shop, now, query, body, param: (name) => req.param(name) ?? '' })
    })
  }
  app.notFound(notFound)
  return app
}

/** The endpoint that a request is for, if there is one. */
export function endpointAt(method: string, path: string): Endpoint | undefined {
  return routes
    .map(({ endpoint }) => endpoint)
    .find((endpoint) => endpoint.method === method && new RegExp(`^${endpoint.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path))
}

/** What a rule of the application's own finds in a body that has LiSA's shape; what has not is for the route to say. */
async function refused(
  endpoint: Endpoint,
  body: Record<string, unknown>,
  rules: Settings['rules'],
): Promise<NestedMessages | undefined> {
  const rule = rules[`${endpoint.method} ${endpoint.path}`]
  if (!rule || (await endpoint.body?.['~standard'].validate(body))?.issues) return undefined
  const problems = collectProblems()
  rule(body, problems.add)
  return problems.nested()
}
