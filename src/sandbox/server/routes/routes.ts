import { processUpdates } from '../../data/shop/updates.ts'
import { badRequest, forbidden, notFound, unprocessable } from '../answers.ts'
import { isObject } from '../checks/values.ts'
import { documentRoutes } from '../document/document-routes.ts'
import { bodyFor } from '../gates/body.ts'
import { inputProblem, queryFor } from '../gates/input.ts'
import { refusalOf } from '../gates/refusal.ts'
import type { Settings } from '../options.ts'
import type { State } from '../state.ts'
import type { SandboxRoute } from './call.ts'
import { createMatcher, type Match } from './match.ts'
import { shopRoutes } from './shop-routes.ts'

/** The endpoints of a sandbox: they answer what has passed the credential and the quota. */
export interface Routes {
  /** The route of a path without its base, if there is one. */
  at(method: string, path: string): SandboxRoute | undefined
  answer(request: Request, path: string): Promise<Response>
}

/** The routes of the endpoints that were given, else of the shop. */
export function createRoutes(settings: Settings, state: State): Routes {
  const match = createMatcher(settings.endpoints ? documentRoutes(settings.endpoints, settings) : shopRoutes)

  /** What HEAD gives is GET's without its body, where it is no endpoint of its own. */
  function find(method: string, path: string): Match | undefined {
    return match(method, path) ?? (method === 'HEAD' ? match('GET', path) : undefined)
  }

  async function answerFor({ route, params }: Match, request: Request): Promise<Response> {
    const { endpoint, isChecked } = route
    const key = state.keyring.keyIn(request.headers.get('authorization')) ?? ''
    if (!endpoint.isPublic && !state.keyring.allows(key, endpoint.scope)) return forbidden(endpoint.scope ?? '')
    const { search, searchParams } = new URL(request.url)
    const fields = isChecked ? queryFor(endpoint, search) : undefined
    const problem = isChecked ? inputProblem(endpoint, fields, request.headers) : undefined
    if (problem !== undefined) return badRequest(problem)
    const body = await bodyFor(endpoint, request, settings.hmacSecret)
    if (body instanceof Response) return body
    if (endpoint.body && !isChecked && !isObject(body.value)) return badRequest()
    const errors = refusalOf(route, body.value, settings.rules)
    if (errors) return unprocessable(errors)
    const now = settings.now()
    processUpdates(state.shop, now)
    const { shop, records } = state
    return route.answer({
      shop,
      records,
      now,
      query: fields ? plainQuery(fields) : searchParams,
      body: isObject(body.value) ? body.value : {},
      param: (name) => params[name] ?? '',
    })
  }

  return {
    at: (method, path) => find(method, path)?.route,
    async answer(request, path) {
      const found = find(request.method, path)
      if (!found) return notFound()
      const answer = await answerFor(found, request)
      return request.method === 'HEAD' ? new Response(null, answer) : answer
    },
  }
}

/** The fields of a query that are texts, numbers and lists of them, each item under the field's name. */
function plainQuery(fields: Readonly<Record<string, unknown>>): URLSearchParams {
  const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((item) => [name, item] as const))
  return new URLSearchParams(pairs.filter(([, item]) => !isObject(item)).map(([name, item]) => [name, String(item)]))
}
