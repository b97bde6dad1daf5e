import type { Config } from '../client/options.ts'
import { countFrom } from '../client/rate-limit/headers.ts'
import { freshWaits, nextWait } from '../client/rate-limit/retry-after.ts'
import type { PreparedRequest } from '../client/request/prepare.ts'
import { redactor } from '../client/session/credential.ts'
import { meaningOf } from '../errors/status.ts'
import type { EmitGatewayEvent, UpstreamReason } from './gateway-events.ts'
import type { KeyGate } from './key-gate.ts'

/** What LiSA answered, with the key removed. Where LiSA gave no answer, `status` says why. */
export interface UpstreamAnswer {
  status: number
  text: string
  contentType: string
  /** `WWW-Authenticate`, empty for none. */
  challenge: string
  requestId: string
  /** How long LiSA wants the next try to wait, in milliseconds, where it says so. */
  wait: number | undefined
}

/** Asks LiSA once. Never rejects. */
export type AskLisa = (request: PreparedRequest, reason: UpstreamReason, milliseconds: number) => Promise<UpstreamAnswer>

/** In characters: a longer answer is cut off and counts as none. */
const longestAnswer = 10_000_000

/** Sends the key, the body and its signature, and nothing of the visitor. */
export function createUpstream(config: Config, gate: KeyGate, emit: EmitGatewayEvent): AskLisa {
  let waits = freshWaits(config.retryAfterUnit)

  const send = async (request: PreparedRequest, signal: AbortSignal): Promise<UpstreamAnswer> => {
    const { endpoint, url, search, body, contentType } = request
    const authorization = await keyOf(config, emit)
    const redact = redactor(authorization)
    const signature = await endpoint.signBody?.(typeof body === 'string' ? body : '', config)
    const headers = new Headers({ accept: endpoint.accept ?? 'application/json', ...request.headers, ...signature })
    if (authorization) headers.set('authorization', authorization)
    if (contentType) headers.set('content-type', contentType)
    const init: RequestInit = { method: endpoint.method, headers, body: body ?? null, redirect: 'manual', signal }
    const address = search ? `${url}?${search}` : url
    const response = await (config.fetch ? config.fetch(new Request(address, init)) : fetch(address, init))
    const text = await response.text()
    if (text.length > longestAnswer) return noAnswer(502, 'LiSA answered too much')
    await takeIn(response)
    const header = (name: string): string => redact(response.headers.get(name) ?? '')
    return {
      status: response.status,
      text: redact(text),
      contentType: header('content-type'),
      challenge: header('www-authenticate'),
      requestId: header('x-request-id'),
      wait: waitOf(response),
    }
  }

  const waitOf = ({ status, headers }: Response): number | undefined => {
    const isRefused = meaningOf(status) === 'rate-limited'
    const times = { wall: config.clock.wall(), random: Math.random(), rateLimitWindow: config.rateLimitWindow }
    const step = nextWait(waits, { headers, isRefused, isNews: true, ...times })
    waits = step.waits
    return step.wait
  }

  /** Reads the key's limit from an answer. The answer is served also where the store fails. */
  const takeIn = async ({ status, headers }: Response): Promise<void> => {
    const count = countFrom(headers.get('x-ratelimit-remaining'))
    // A 429 that names its wait closes the gate for that wait. Its count of 0 would close it for a whole window, so ignore the count.
    const namesWait = meaningOf(status) === 'rate-limited' && headers.has('retry-after')
    if (count && !namesWait) await gate.correct(count.remaining)
  }

  return async (request, reason, milliseconds) => {
    const { endpoint } = request
    const start = config.clock.now()
    const controller = new AbortController()
    const cancel = config.clock.after(milliseconds, () => controller.abort())
    const answer = await settle(send(request, controller.signal), controller.signal).finally(cancel)
    if (meaningOf(answer.status) === 'rate-limited' && answer.wait !== undefined) {
      await gate.pause(answer.wait)
      emit({ type: 'limited', milliseconds: answer.wait })
    }
    const name = `${endpoint.method} ${endpoint.path}`
    emit({ type: 'upstream', endpoint: name, status: answer.status, milliseconds: config.clock.now() - start, reason })
    return answer
  }
}

/** The shop's key. What `authorization` throws or returns is never passed on: it may be secret. */
async function keyOf({ authorization }: Config, emit: EmitGatewayEvent): Promise<string | undefined> {
  try {
    const key = (await authorization?.())?.trim()
    // Throws where no header can hold the key.
    if (key) new Headers({ authorization: key })
    return key
  } catch (error) {
    emit({ type: 'error', message: '`authorization` of createLisaGateway threw, or gave what no header can hold' })
    throw error
  }
}

/** The answer, or a status that says why there is none. */
async function settle(sending: Promise<UpstreamAnswer>, signal: AbortSignal): Promise<UpstreamAnswer> {
  const late = new Promise<UpstreamAnswer>((resolve) => {
    signal.addEventListener('abort', () => resolve(noAnswer(504, 'LiSA took too long to answer')))
  })
  return Promise.race([sending.catch(() => noAnswer(502, 'LiSA cannot be reached')), late])
}

const noAnswer = (status: number, sentence: string): UpstreamAnswer => ({
  status,
  text: JSON.stringify({ errors: sentence }),
  contentType: 'application/json',
  challenge: '',
  requestId: '',
  wait: undefined,
})
