import type { Endpoint } from '../../../core.ts'
import { mistake } from '../../../errors/mistake.ts'
import { json, receipt } from '../answers.ts'
import { routeOf, type SandboxAnswers } from './given-endpoints.ts'
import { sampleOf } from './sample.ts'
import { fits, issuesOf } from './schema.ts'

/** What an endpoint answers where no state says otherwise. */
export interface UsualAnswer {
  status: number
  /** `undefined` for none. */
  body: unknown
}

/**
 * The answer that was given, else a sample of the endpoint's schema. An example that contradicts its own schema is not
 * used. Throws a `TypeError` where neither fits.
 */
export function usualAnswerOf(endpoint: Endpoint, answers: SandboxAnswers): UsualAnswer {
  const { response, method, accepted } = endpoint
  const given = Object.hasOwn(answers, routeOf(endpoint)) ? answers[routeOf(endpoint)] : undefined
  const { status = method === 'POST' ? 201 : 200, body } = given ?? {}
  if (given && (status === 202 || status > 299)) return { status, body }
  if (given && body !== undefined && fits(response, body)) return { status, body }
  if (method === 'HEAD') return { status: 200, body: undefined }
  const sample = sampleOf(response)
  if (fits(response, sample)) return { status: sample === undefined && status < 204 ? 204 : status, body: sample }
  if (given && body !== undefined) return { status, body }
  if (method !== 'GET') return { status: 202, body: accepted && sampleOf(accepted) }
  const [issue] = issuesOf(response, sample)
  const place = issue?.path ? ` at ${issue.path}` : ''
  throw mistake(
    'sandbox-no-sample',
    `createSandbox: no sample fits ${routeOf(endpoint)}${place}: give its answer under \`answers\``,
  )
}

/** An answer as it goes out: JSON, or what the endpoint reads instead. */
export function respond({ readAnswer, accept }: Endpoint, { status, body }: UsualAnswer): Response {
  if (status === 202) return receipt(body)
  if (body === undefined || status === 204 || status === 205) return new Response(null, { status })
  if (body instanceof Blob)
    return new Response(body, { status, headers: { 'content-type': accept ?? 'application/octet-stream' } })
  if (readAnswer && typeof body === 'string') {
    return new Response(body, { status, headers: { 'content-type': `${accept ?? 'text/plain'}; charset=utf-8` } })
  }
  return json(body, status, accept === undefined ? {} : { 'content-type': accept })
}
