import { badRequest, json, notFound } from './answers.ts'
import { isObject } from './checks/values.ts'
import type { Sandbox } from './contract.ts'
import { corsHeaders } from './cors.ts'
import { incidentFrom } from './incidents/incident.ts'

/** Where the sandbox is steered over HTTP, below its base path. */
export const controlPath = '/__sandbox/'

/** The routes that steer the sandbox; they take no credential and do not count. `key` is the caller's own, if it has one. */
export async function control(sandbox: Sandbox, request: Request, path: string, key: string | undefined): Promise<Response> {
  const answer = await steer(sandbox, request, path, key)
  for (const [name, value] of Object.entries(corsHeaders)) answer.headers.set(name, value)
  return answer
}

async function steer(sandbox: Sandbox, request: Request, path: string, key: string | undefined): Promise<Response> {
  const done = (): Response => json({ done: true })
  const body = request.method === 'GET' ? {} : await bodyOf(request)
  if (!isObject(body)) return badRequest('The body must be a JSON object')
  const { key: named = key } = body

  switch (`${request.method} ${path.slice(controlPath.length)}`) {
    case 'GET requests':
      return json({ requests: sandbox.requests })
    case 'GET deliveries':
      return json({ deliveries: sandbox.deliveries })
    case 'POST webhook': {
      if (!URL.canParse(String(body.url))) return badRequest('url must be an absolute address')
      sandbox.subscribe(String(body.url))
      return done()
    }
    case 'POST notify': {
      const { collection, action, ...about } = body
      if (typeof collection !== 'string' || typeof action !== 'string') return badRequest('collection and action must be texts')
      return json({ deliveries: await sandbox.notify(collection, action, about) })
    }
    case 'POST reset':
      sandbox.reset()
      return done()
    case 'POST next': {
      const incident = incidentFrom(body)
      if (typeof incident === 'string') return badRequest(incident)
      const { times, ...rest } = incident
      sandbox.next(rest, times)
      return done()
    }
    case 'POST clear':
      sandbox.clear()
      return done()
    case 'POST expire-key':
      if (/\s/.test(String(named))) return badRequest('key must stand without its scheme')
      sandbox.expireKey(String(named ?? 'sandbox'))
      return done()
    case 'POST add-key': {
      const { scopes = ['*'] } = body
      if (!Array.isArray(scopes)) return badRequest('scopes must be a list')
      sandbox.addKey(String(named ?? 'sandbox'), { scopes: scopes.map(String) })
      return done()
    }
    case 'POST exhaust':
      sandbox.exhaust(String(named ?? 'sandbox'))
      return done()
    default:
      return notFound()
  }
}

async function bodyOf(request: Request): Promise<unknown> {
  try {
    return JSON.parse((await request.text()) || '{}')
  } catch {
    return undefined
  }
}
