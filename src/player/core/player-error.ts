import { type LisaErrorOf, lisaError, type ShapeIssue } from '../../errors/lisa-error.ts'
import type { ErrorFields } from './fields.ts'

/** The error of a message that the player has refused; its `body` is what the player said about it. */
export function refusedBy(url: string, type: string, error: ErrorFields['error']): LisaErrorOf<'bad-request'> {
  return lisaError('bad-request', {
    message: `postMessage ${type}: ${error.message ?? 'refused by the player'}`,
    method,
    url,
    status: error.statusCode,
    body: error,
    issues: error.issues?.map(issueOf),
  })
}

/** The error of a message that the player has not acknowledged in time, or was never ready for. */
export function silenceOf(url: string, type: string, wasSent: boolean): LisaErrorOf<'timeout'> {
  return lisaError('timeout', {
    message: `postMessage ${type}: ${wasSent ? 'not acknowledged in time' : 'the player was not ready in time'}`,
    method,
    url,
  })
}

const method = 'postMessage'

/** An issue as zod describes it, as a dotted path and a sentence. */
function issueOf(issue: unknown): ShapeIssue {
  const { path, message } = Object(issue) as { path?: unknown; message?: unknown }
  return {
    path: Array.isArray(path) ? path.join('.') : typeof path === 'string' ? path : '',
    message: typeof message === 'string' ? message : '',
  }
}
