import type { $ZodType } from 'zod/v4/core'
import type { LisaClientOptions } from './options.ts'
import type { Sends } from './request/sends.ts'

/** What bundlers put in for the build at hand. */
declare const process: { env: { NODE_ENV?: string } }

/** The methods an endpoint can have; all but GET are writes. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * What LiSA answers with 202: it has the write and has not processed it yet. Nothing is known of its result.
 * @see https://docs.hello-lisa.com/developers/rest-api/response-status-and-error-codes
 */
export interface Accepted {
  readonly accepted: true
  /** 202. */
  readonly status?: number
  /** When the receipt arrived, in epoch milliseconds. */
  readonly acceptedAt: number
  /** LiSA's `X-Request-Id`, when it sent one. */
  readonly requestId?: string | undefined
  /** What LiSA sent along, as it came. */
  readonly body?: unknown
}

/** Whether a write's answer is the receipt of a 202, not yet the result. */
export function isAccepted(x: unknown): x is Accepted {
  const { accepted, acceptedAt } = Object(x) as Partial<Accepted>
  return accepted === true && typeof acceptedAt === 'number'
}

/** An endpoint as data. `Input` and `Output` are what a call takes and gives. */
export interface Endpoint<in Input = never, out Output = unknown, out M extends Method = Method> {
  readonly method: M
  /** The path with its `{names}`. */
  readonly path: string
  /** The scope a key needs for it, as far as known; LiSA publishes no scope names, so all are assumed. */
  readonly scope?: string
  readonly query?: $ZodType
  readonly body?: $ZodType
  readonly response: $ZodType
  /** LiSA's page about it. Without one the endpoint is assumed. */
  readonly docs?: string
  /** Where it lives, if not at the client's `baseUrl`. */
  readonly base?: (options: LisaClientOptions) => string | URL
  /** Headers that its body goes out with, such as a signature. */
  readonly headers?: (body: string, options: LisaClientOptions) => Promise<Record<string, string>>
  /** The most its body may have, in bytes of UTF-8. */
  readonly maxBytes?: number
  /** The paths whose reads a write makes stale; by default all under the path's first segment. */
  readonly stales?: readonly string[]
  /** The read whose cached answer a write's answer replaces. */
  readonly fills?: (output: never, input: never) => readonly [endpoint: Endpoint, input: PathInput]
  /** What it takes to send more than a path; `endpoint` puts it there. */
  readonly '~sends'?: Sends
  /** Types only, never set: what a call takes and gives. */
  readonly '~types'?: { input(input: Input): void; output: Output }
}

/** What a call of the endpoint takes. */
export type EndpointInput<E> = E extends Endpoint<infer Input, unknown> ? Input : never

/** What a call of the endpoint gives. */
export type EndpointOutput<E> = E extends Endpoint<never, infer Output> ? Output : never

/** Values for the `{names}` of a path. */
export type PathInput = Readonly<Record<string, string | number>>

/** A call's input once its type no longer matters. */
export type AnyInput = Readonly<Record<string, unknown>>

/**
 * The path with the input's values in place of its `{names}`, escaped; lone surrogates become U+FFFD, as fetch writes
 * them. A missing value is a `TypeError` that says how to give one.
 */
export function fillPath({ method, path }: Endpoint, input: AnyInput): string {
  return path.replace(/\{(\w+)\}/g, (_, name) => {
    const value = input[name]
    if (typeof value === 'string' || typeof value === 'number') return encodeURIComponent(`${value}`.toWellFormed())
    const advice = process.env.NODE_ENV !== 'production' ? `: pass { ${name}: '…' }` : ''
    throw new TypeError(`${method} ${path} needs \`${name}\`${advice}`)
  })
}
