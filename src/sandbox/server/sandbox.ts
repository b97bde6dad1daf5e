import { mistake } from '../../errors/mistake.ts'
import type { Sandbox } from './contract.ts'
import { control, controlPath } from './control.ts'
import { preflight } from './cors.ts'
import { incidentFrom } from './incidents/incident.ts'
import { configure, type SandboxOptions, type Settings } from './options.ts'
import { logged } from './request-log.ts'
import { createResponder } from './responder.ts'
import { createRoutes } from './routes/routes.ts'
import { freshState } from './state.ts'
import { createNews } from './webhooks/news.ts'
import { createWebhooks } from './webhooks/webhooks.ts'

/** A LiSA in memory behind the Fetch standard, routed from endpoint definitions: the library's own, or those that it is given. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const settings = configure(options)
  const state = freshState(settings)
  const webhooks = createWebhooks(settings)
  // What happens by itself happens in the shop.
  const news = settings.endpoints ? { look: () => {}, restart: () => {} } : createNews(settings, state, webhooks)
  const respond = createResponder(settings, state, createRoutes(settings, state))

  const sandbox: Sandbox = {
    fetch: async (request, env = {}) => {
      const path = withoutBase(new URL(request.url).pathname, settings)
      if (request.method === 'OPTIONS') return preflight(request)
      const key = state.keyring.keyIn(request.headers.get('authorization'))
      if (path.startsWith(controlPath)) return control(sandbox, request, path, key)
      const entry = logged(request, path, settings.now())
      state.requests.push(entry)
      if (request.method === 'GET') return respond(request, path, env, entry)
      return respond(request, path, env, entry).finally(news.look)
    },
    next: (incident, times = 1) => {
      const checked = incidentFrom({ ...incident })
      if (typeof checked === 'string') throw mistake('sandbox-incident', `sandbox.next: ${checked}`)
      const { path } = incident
      return state.incidents.add(path === undefined ? incident : { ...incident, path: withoutBase(path, settings) }, times)
    },
    clear: () => state.incidents.clear(),
    addKey: (key, keyOptions) => state.keyring.add(key, keyOptions),
    expireKey: (key) => {
      if (/\s/.test(key)) throw mistake('sandbox-key', 'sandbox.expireKey: pass the key without its scheme')
      state.keyring.expire(key)
    },
    exhaust: (key = 'sandbox') => state.quota.exhaust(key),
    notify: (collection, action, about = {}) =>
      webhooks.send(collection, action, typeof about === 'string' ? { id: about } : about),
    subscribe: (target) => {
      const end = webhooks.subscribe(target)
      news.look()
      return () => {
        end()
        news.look()
      }
    },
    get deliveries() {
      return webhooks.deliveries
    },
    reset: () => {
      Object.assign(state, freshState(settings))
      webhooks.reset()
      news.restart()
    },
    get requests() {
      return state.requests
    },
  }
  if (settings.webhook) sandbox.subscribe(settings.webhook)
  return sandbox
}

function withoutBase(path: string, { basePath }: Settings): string {
  return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path
}
