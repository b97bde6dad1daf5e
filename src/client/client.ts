import type { Endpoint } from './contract.ts'
import { type Config, configure, type LisaClientOptions } from './options.ts'
import { createRateGate } from './rate-gate.ts'
import { type RequestOptions, send } from './send.ts'

/** A way to LiSA with one credential. Make one per credential, outside of components. */
export interface LisaClient {
  /** The first segment of every query key: `lisa`, or `lisa:` and the client's name. */
  readonly key: string
  /** What the hooks read of its options. */
  readonly options: Pick<Config, 'baseUrl' | 'clock' | 'maxWait' | 'retry' | 'signIn'>
  /**
   * One request, no retries. Resolves to what the endpoint's `response` describes, or for a write that LiSA answers
   * with 202 to its receipt. Rejects with a `LisaError`; an abort passes as it came, and a missing path parameter is a `TypeError`.
   */
  request<Input, Output>(endpoint: Endpoint<Input, Output>, ...args: RequestArgs<NoInfer<Input>>): Promise<Output>
}

/** A call's input; it may be left out where an endpoint needs none. */
export type InputArgs<Input> = object extends Input ? [input?: Input] : [input: Input]

/** The same with a single request's options. */
export type RequestArgs<Input> = object extends Input
  ? [input?: Input, options?: RequestOptions]
  : [input: Input, options?: RequestOptions]

/** A client for LiSA, or a `TypeError` that names the option at fault. Nothing is sent yet. */
export function createLisaClient(options: LisaClientOptions): LisaClient {
  const config = configure(options)
  const { baseUrl, clock, maxWait, retry, signIn } = config
  const shared = { config, gate: createRateGate(config) }
  return {
    key: config.name ? `lisa:${config.name}` : 'lisa',
    options: { baseUrl, clock, maxWait, retry, signIn } as LisaClient['options'],
    request: <Input, Output>(endpoint: Endpoint<Input, Output>, ...[input, requestOptions]: RequestArgs<NoInfer<Input>>) =>
      // The endpoint's response schema has checked the answer, which is all that `Output` says.
      send(shared, endpoint, { ...input }, requestOptions) as Promise<Output>,
  }
}
