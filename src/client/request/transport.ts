import ky, { isNetworkError, isTimeoutError } from 'ky'
import { longestTimer } from '../clock.ts'
import type { EncodedBody } from '../endpoint.ts'
import type { Method } from '../method.ts'
import type { Config } from '../options.ts'

/** A request as it goes to `fetch`. */
export interface FetchRequest {
  /** With the query. */
  url: string
  method: Method
  headers: Record<string, string | undefined>
  body: EncodedBody['body'] | undefined
  cache: RequestCache | undefined
}

/** An answer whose body may still be on its way. */
export interface FetchAnswer {
  response: Response
  /** The body's text, `undefined` where it breaks off; throws a `NoAnswer` where it takes too long. */
  text: () => Promise<string | undefined>
  /** The same as a file. */
  blob: () => Promise<Blob | undefined>
}

/** Why there is no answer: none within `timeout`, or `fetch` rejected (`cause`), in whichever words, language or class. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
  readonly kind: 'timeout' | 'unreachable'

  constructor(kind: 'timeout' | 'unreachable', cause?: unknown) {
    super(kind, { cause })
    this.kind = kind
  }
}

/**
 * Sends a request once. Throws a `NoAnswer`, and after an abort the signal's reason; anything else that it throws is a bug
 * of ours or of the application.
 */
export async function fetchOnce(request: FetchRequest, { timeout, fetch }: Config, signal: AbortSignal): Promise<FetchAnswer> {
  const { url, method, headers, cache } = request
  const init = { method, body: request.body ?? null, redirect: 'manual', ...(cache && { cache }) } as const
  // An address and not a Request, whose answer Next.js would give again while it renders: no retry would reach the server.
  const platformFetch = (sending: Request): Promise<Response> =>
    globalThis.fetch(url, { ...init, headers: sending.headers, signal: sending.signal })
  const answer = ky(url, {
    ...init,
    headers,
    signal,
    fetch: async (sending) => {
      const response = fetch ? fetch(sending as Request) : platformFetch(sending as Request)
      return settled(response, fetch ? isBug : () => false, signal)
    },
    retry: 0,
    throwHttpErrors: false,
    timeout: Math.min(timeout, longestTimer),
  })
  const response = await answer.catch(withoutRequest)
  // A refusal is one already: its body only says more.
  const isRefused = !response.ok
  const broken = (error: unknown): undefined => (isRefused ? undefined : brokenOff(error))
  return { response, text: () => answer.text().catch(broken), blob: () => answer.blob().catch(broken) }
}

/** Tells what `fetch` rejects with from what is thrown anywhere else. */
async function settled(
  response: Response | Promise<Response>,
  isBug: (reason: unknown) => boolean,
  signal: AbortSignal,
): Promise<Response> {
  try {
    const answer = await response
    // As a fake of `fetch` may answer instead of rejecting.
    if (answer.type !== 'error') return answer
  } catch (reason) {
    signal.throwIfAborted()
    throw isBug(reason) ? reason : new NoAnswer('unreachable', reason)
  }
  throw new NoAnswer('unreachable', new TypeError('`fetch` gave `Response.error()`'))
}

/**
 * Whether the application's own `fetch` rejects with a bug in it: with what is no error at all, or with what JavaScript
 * itself throws. Everything else is taken for its network's words, whichever they are.
 */
function isBug(reason: unknown): boolean {
  const { name, message } = Object(reason) as Partial<Error>
  if (typeof message !== 'string') return true
  return /^(Range|Reference|Syntax|Eval|URI)Error$/.test(`${name}`) || (name === 'TypeError' && bugInWords.test(message))
}

/** How the engines of JavaScript word a TypeError. They have one language. */
const bugInWords =
  /^(cannot|can't) (access|add|assign|convert|define|delete|destructure|read|redefine|set)\b|\b(is|are) (undefined|null|not (a function|a constructor|iterable|an object|defined))\b/i

/** A body that breaks off is no body; one that takes too long is no answer. */
const brokenOff = (error: unknown): undefined => (isTimeoutError(error) ? withoutRequest(error) : undefined)

/** The errors of ky carry the request, and with it the credential: they go no further. */
function withoutRequest(error: unknown): never {
  if (isTimeoutError(error)) throw new NoAnswer('timeout')
  throw isNetworkError(error) ? new NoAnswer('unreachable', error.cause) : error
}
