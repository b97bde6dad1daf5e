import { meaningOf } from '../errors/status.ts'
import type { PublicRead } from './gateway-options.ts'
import { declaredFields } from './projection.ts'
import type { UpstreamAnswer } from './upstream.ts'

/** What of LiSA's answer a visitor may have. */
export interface ShownAnswer {
  status: number
  body: string
  contentType: string
}

const json = 'application/json'
const sentence = (status: number, text: string): ShownAnswer => ({
  status,
  body: JSON.stringify({ errors: text }),
  contentType: json,
})

/**
 * The part of LiSA's answer that a visitor may see: only the declared fields, and 404 for a hidden object. Where LiSA refused the
 * shop's key, the visitor gets 503; where LiSA answered with a page of HTML, 502.
 */
export function shownToVisitor({ endpoint, fields, visible }: PublicRead, answer: UpstreamAnswer): ShownAnswer {
  const meaning = meaningOf(answer.status)
  if (meaning === 'auth-required' || meaning === 'forbidden') return sentence(503, 'LiSA is not available')
  if (meaning !== 'ok') return shownFailure(answer)
  const output = parse(answer.text)
  if (output === undefined) return sentence(502, 'The answer of LiSA could not be read')
  if (visible && !isVisible(visible, output)) return sentence(404, 'Not Found')
  const shown = fields === 'all' ? output : declaredFields(endpoint.response, output)
  return { status: 200, body: JSON.stringify(shown), contentType: json }
}

/** A failure keeps its status; its body only where it is JSON. */
export function shownFailure({ status, text, contentType }: UpstreamAnswer): ShownAnswer {
  if (meaningOf(status) === 'unexpected' || /html/i.test(contentType))
    return sentence(502, 'The answer of LiSA could not be read')
  return parse(text) === undefined ? sentence(status, `LiSA answered ${status}`) : { status, body: text, contentType: json }
}

/** What throws on an answer hides it. */
function isVisible(visible: NonNullable<PublicRead['visible']>, output: unknown): boolean {
  try {
    return visible(output)
  } catch {
    return false
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
