import ky, { isNetworkError, isTimeoutError } from 'ky'
import { throwIfAborted } from '../abort.ts'
import { longestTimer } from '../clock.ts'
import type { EncodedBody, Endpoint } from '../endpoint.ts'
import { isRead } from '../method.ts'
import type { Config } from '../options.ts'
import { type Failing, noAnswer } from './failing.ts'

/** A request as it goes to `fetch`. */
export interface FetchRequest {
  /** With the query. */
  url: string
  endpoint: Endpoint
  headers: Record<string, string | undefined>
  body: EncodedBody['body'] | undefined
  fail: Failing
  /** Removes the credential from a text. */
  redact: (text: string) => string
}

/** An answer whose body may still be on its way. */
export interface FetchAnswer {
  response: Response
  /** The body's text, `undefined` where it breaks off; throws where it takes too long. */
  text: () => Promise<string | undefined>
  /** The same as a file. */
  blob: () => Promise<Blob | undefined>
}

/**
 * Sends a request once. Throws a `LisaError` where there is no answer within `timeout`, or where `fetch` rejects, in whichever
 * words, language or class; after an abort the signal's reason. Anything else is a bug of ours or of the application.
 */
export async function fetchOnce(request: FetchRequest, config: Config, signal: AbortSignal): Promise<FetchAnswer> {
  const { url, endpoint, headers, body, fail, redact } = request
  const { timeout, fetch } = config
  const cache = isRead(endpoint) ? cacheMode(config, headers.authorization) : undefined
  const init = {
    method: endpoint.method,
    redirect: 'manual',
    ...(body !== undefined && { body }),
    ...(cache && { cache }),
  } as const
  // Pass an address, not a `Request`: while Next.js renders, it answers a repeated `Request` from memory, so no retry would be sent.
  const platformFetch = (sending: Request): Promise<Response> =>
    globalThis.fetch(url, { ...init, headers: headersOf(sending, body), signal: sending.signal })
  const send = (sending: Request): Response | Promise<Response> => (fetch ? fetch(sending) : platformFetch(sending))
  const answerTo = (sending: Request): Response | Promise<Response> => {
    const standIn = process.env.NODE_ENV === 'production' ? undefined : config.development?.standIn
    return standIn ? standIn(sending, async (passed) => send(passed), endpoint) : send(sending)
  }
  // The errors of ky hold the request, and with it the credential: none of them may leave this file.
  const withoutRequest = (error: unknown): never => {
    if (isTimeoutError(error)) throw fail('timeout', `no answer in ${timeout} ms`)
    throw isNetworkError(error) ? noAnswer(fail, error.cause, redact) : error
  }
  const answer = ky(url, {
    headers,
    signal,
    fetch: async (sending) => {
      // Outside of the `try`: an error that a custom `fetch` throws instead of returning a promise is a bug in it, and passes as it is.
      const answering = answerTo(sending as Request)
      try {
        const response = await answering
        // A fake `fetch` may return this instead of rejecting.
        if (response.type === 'error') throw new TypeError('`fetch` gave `Response.error()`')
        return response
      } catch (reason) {
        throwIfAborted(signal)
        throw fetch && isBug(reason) ? reason : noAnswer(fail, reason, redact)
      }
    },
    retry: 0,
    throwHttpErrors: false,
    timeout: Math.min(timeout, longestTimer),
    ...init,
  })
  const response = await answer.catch(withoutRequest)
  // A body that breaks off counts as none. One that takes too long is a timeout, but not in a refusal, where the status is enough.
  const broken = (error: unknown): undefined => (response.ok && isTimeoutError(error) ? withoutRequest(error) : undefined)
  return { response, text: () => answer.text().catch(broken), blob: () => answer.blob().catch(broken) }
}

/**
 * How a read uses the HTTP cache of a browser, which would answer with the last person's data and with what was there before
 * a write. With a credential nothing is kept; without one the server is asked whether its answer still holds. `undefined`
 * where there is no such cache: some workers do not know the setting.
 */
function cacheMode({ cache }: Config, credential: string | undefined): RequestCache | undefined {
  if (cache) return cache
  // A page, or a worker of one: the workers of a server have no address.
  const isInBrowser = globalThis.document !== undefined || ('WorkerNavigator' in globalThis && globalThis.location !== undefined)
  return isInBrowser ? (credential === undefined ? 'no-cache' : 'no-store') : undefined
}

/** Without the content type of a form: `fetch` writes the form again, with another boundary than ky's `Request`, and has to name it. */
function headersOf({ headers }: Request, body: FetchRequest['body']): Headers {
  const own = new Headers(headers)
  if (body instanceof FormData) own.delete('content-type')
  return own
}

/**
 * Whether the application's own `fetch` has rejected because of a bug in it: with a value that is no error, or with an error that
 * JavaScript itself throws. Any other error counts as a network's.
 */
function isBug(reason: unknown): boolean {
  const { name, message } = Object(reason) as Partial<Error>
  if (typeof message !== 'string') return true
  return /^(Range|Reference|Syntax|Eval|URI)Error$/.test(`${name}`) || (name === 'TypeError' && bugInWords.test(message))
}

/** The messages that JavaScript engines give a TypeError of a bug. They are always in English. */
const bugInWords =
  /^(cannot|can't) (access|add|assign|convert|define|delete|destructure|read|redefine|set)\b|\b(is|are) (undefined|null|not (a function|a constructor|iterable|an object|defined))\b/i
