import type { Endpoint } from '../../../core.ts'
import { mistake } from '../../../errors/mistake.ts'

/** The endpoints of a sandbox: a list, or a module's exports, among which everything else is passed over. */
export type GivenEndpoints = readonly Endpoint[] | Readonly<Record<string, unknown>>

/** What an endpoint answers, as a generated `sandbox.ts` has it. */
export interface SandboxAnswer {
  status?: number
  /** JSON, or a text where the endpoint answers one. */
  body?: unknown
}

/** The answers by route: `GET /shows/{id}`. */
export type SandboxAnswers = Readonly<Record<string, SandboxAnswer>>

/** The endpoints that were given, each once. Throws a `TypeError` for none, for two on one route, and for answers of others. */
export function checkedEndpoints(given: GivenEndpoints, answers: SandboxAnswers): Endpoint[] {
  const endpoints = [...new Set(Array.isArray(given) ? given.map(checked) : Object.values(given).filter(isEndpoint))]
  if (endpoints.length === 0) {
    throw mistake(
      'sandbox-no-endpoint',
      'createSandbox: there is no endpoint in `endpoints`: pass a list of them, or all exports of a generated core.ts',
    )
  }
  const byRoute = new Map<string, Endpoint>()
  for (const endpoint of endpoints) {
    const route = routeOf(endpoint).replace(/\{[^{}]*\}/g, '{}')
    const other = byRoute.get(route)
    if (other) {
      throw mistake(
        'sandbox-same-route',
        `createSandbox: two endpoints are at ${routeOf(endpoint)}, one of them as ${routeOf(other)}`,
      )
    }
    byRoute.set(route, endpoint)
  }
  checkAnswers(answers, endpoints.map(routeOf))
  return endpoints
}

/** `GET /shows/{id}` */
export const routeOf = ({ method, path }: Endpoint): string => `${method} ${path}`

function checked(value: unknown, index: number): Endpoint {
  if (isEndpoint(value)) return value
  throw mistake(
    'sandbox-not-an-endpoint',
    `createSandbox: endpoints[${index}] is no endpoint: it has no \`method\`, \`path\` and \`response\``,
  )
}

function isEndpoint(value: unknown): value is Endpoint {
  const { method, path, response } = Object(value) as Partial<Endpoint>
  return typeof method === 'string' && typeof path === 'string' && path.startsWith('/') && response?.['~standard'] !== undefined
}

function checkAnswers(answers: SandboxAnswers, routes: readonly string[]): void {
  for (const [route, answer] of Object.entries(answers)) {
    if (!routes.includes(route)) {
      throw mistake(
        'sandbox-answer-route',
        `createSandbox: \`answers\` has ${route}, where no endpoint is; there are ${routes.join(', ')}`,
      )
    }
    const { status = 200 } = Object(answer) as SandboxAnswer
    if (typeof answer !== 'object' || !(Number.isInteger(status) && status >= 200 && status <= 599)) {
      throw mistake('sandbox-answer-status', `createSandbox: the answer of ${route} must have a status from 200 to 599`)
    }
  }
}
