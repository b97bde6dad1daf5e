import { uuidFrom } from '../data/shop/random.ts'
import { badRequest, throttled, unauthorized } from './answers.ts'
import type { SandboxEnv } from './contract.ts'
import { corsHeaders } from './cors.ts'
import { cutConnection, truncated } from './incidents/cut.ts'
import { forced, keepsAnswer, withStatus } from './incidents/forced.ts'
import { type Incident, incidentFrom } from './incidents/incident.ts'
import { untilAborted, wait } from './incidents/wait.ts'
import type { Settings } from './options.ts'
import type { LoggedRequest } from './request-log.ts'
import type { Routes } from './routes/routes.ts'
import type { State } from './state.ts'

/** Answers a request whose arrival has been logged. */
export type Responder = (request: Request, path: string, env: SandboxEnv, entry: LoggedRequest) => Promise<Response>

/** The way of a request: incident, latency, credential, quota, route, headers. */
export function createResponder(settings: Settings, state: State, routes: Routes): Responder {
  function incidentFor({ headers, method }: Request, path: string): Incident | string {
    const asked = headers.get('x-sandbox-incident')
    if (asked === null) return state.incidents.takeFor(method, path) ?? {}
    return incidentFrom(Object.fromEntries(new URLSearchParams(asked)))
  }

  async function passGates(request: Request, path: string): Promise<Response> {
    const key = state.keyring.keyIn(request.headers.get('authorization'))
    const isOpen = key === undefined && routes.at(request.method, path)?.endpoint.isPublic
    if (!isOpen && !state.keyring.isValid(key)) return unauthorized()
    if (key !== undefined && !state.quota.take(key)) return throttled(state.quota.retryAfter(key))
    return routes.answer(request, path)
  }

  function count(request: Request, status: number): void {
    const key = state.keyring.keyIn(request.headers.get('authorization'))
    if (state.keyring.isValid(key) && status !== 401 && status !== 429) state.quota.take(key)
  }

  async function answerFor(request: Request, path: string, incident: Incident): Promise<Response> {
    const isKept = keepsAnswer(incident, request.method)
    const real = isKept || incident.applied ? await passGates(request, path) : undefined
    if (real && isKept) return incident.status !== undefined && real.ok ? withStatus(real, incident.status) : real
    const answer = forced(incident, path, settings, routes.at(request.method, path))
    if (!real) count(request, answer.status)
    return answer
  }

  return async (request, path, env, entry) => {
    const send = (answer: Response, incident: Incident = {}): Response => {
      const finished = withHeaders(answer, request, incident, settings, state)
      entry.status = finished.status
      return finished
    }
    const incident = incidentFor(request, path)
    if (typeof incident === 'string') return send(badRequest(incident))
    const { latency = 0, hang, drop, truncate, applied } = incident
    if (settings.latency + latency > 0) await wait(settings.after, settings.latency + latency, request.signal)
    if (request.signal.aborted) throw request.signal.reason
    if (hang || drop) {
      if (applied) await passGates(request, path)
      return drop ? cutConnection(env) : untilAborted(request.signal)
    }
    const answer = send(await answerFor(request, path, incident), incident)
    return truncate ? truncated(answer, env) : answer
  }
}

/** The answer with the headers that all have, and what the incident says about them. */
function withHeaders(answer: Response, request: Request, incident: Incident, settings: Settings, state: State): Response {
  const { body, status, headers } = answer
  const key = state.keyring.keyIn(request.headers.get('authorization'))
  const counter = status === 429 ? state.quota.full() : state.quota.counter(key)
  state.answered += 1
  const all = new Headers({
    ...Object.fromEntries(headers),
    ...corsHeaders,
    ...(counter !== undefined && { 'x-ratelimit-remaining': counter }),
    'x-request-id': uuidFrom(settings.seed, `request ${state.answered}`),
    date: new Date(settings.now()).toUTCString(),
    ...(incident.retryAfter !== undefined && { 'retry-after': incident.retryAfter }),
  })
  for (const [name, value] of Object.entries(incident.headers ?? {})) {
    if (value === null) all.delete(name)
    else all.set(name, value)
  }
  return new Response(body, { status, headers: all })
}
