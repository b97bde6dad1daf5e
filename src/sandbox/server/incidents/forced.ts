import { accepted, forbidden, json, receipt } from '../answers.ts'
import type { Settings } from '../options.ts'
import type { SandboxRoute } from '../routes/call.ts'
import { defaultBody, htmlPage, otherShape } from './default-body.ts'
import type { Incident } from './incident.ts'

/** Whether the request's real answer is what the client gets, perhaps with another 2xx status. */
export function keepsAnswer({ status = 200, body, html, wrongShape, empty, redirect }: Incident, method: string): boolean {
  if (body !== undefined || html || wrongShape || empty || redirect !== undefined) return false
  return status < 300 && !(status === 202 && method !== 'GET')
}

/** The answer that an incident puts in the place of the real one. */
export function forced(incident: Incident, path: string, settings: Settings, route: SandboxRoute | undefined): Response {
  const { body, redirect, status = redirect === undefined ? 200 : 302 } = incident
  if (redirect !== undefined) return new Response(null, { status, headers: { location: redirect } })
  if (isBodiless(status) || incident.empty) return new Response(null, { status })
  if (incident.html) return text(htmlPage, status, 'text/html; charset=utf-8')
  if (incident.wrongShape) return json(otherShape, status)
  if (typeof body === 'string') return text(body, status, 'text/plain; charset=utf-8')
  if (body !== undefined) return json(body, status)
  if (status === 202) return route?.receipt ? receipt(route.receipt()) : accepted(settings.now())
  if (status === 403 && route?.endpoint.scope !== undefined) return forbidden(route.endpoint.scope)
  return json(defaultBody(status, path, route), status, status === 429 ? retryAfter(settings) : {})
}

/** The same answer with another status. */
export function withStatus(response: Response, status: number): Response {
  const { headers } = response
  if (!isBodiless(status)) return new Response(response.body, { status, headers })
  headers.delete('content-type')
  return new Response(null, { status, headers })
}

const isBodiless = (status: number): boolean => status === 204 || status === 205 || status === 304

const text = (body: string, status: number, type: string): Response =>
  new Response(body, { status, headers: { 'content-type': type } })

const retryAfter = ({ retryAfterUnit }: Settings): Record<string, string> => ({
  'retry-after': retryAfterUnit === 's' ? '2' : '2000',
})
