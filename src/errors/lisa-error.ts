import type { GatewayRefusal } from './gateway-refusal.ts'

/** Messages by field; nested fields are dotted paths such as `variants.0.price`. */
export type FieldMessages = Record<string, string[]>

/** What differed from the documented shape, and where: `{ path: 'variants.0.price', message: '…' }`. */
export interface ShapeIssue {
  path: string
  message: string
}

/** The kinds a `LisaError` can be, with the facts that only this kind carries. */
export interface LisaErrorFacts {
  /** `issues`: what a player found wrong with a message. */
  'bad-request': { readonly issues?: ShapeIssue[] }
  'auth-required': unknown
  /** `requiredScope`: what the credential would need, where LiSA or the endpoint's definition says so. */
  forbidden: { readonly requiredScope?: string }
  'not-found': unknown
  conflict: unknown
  /** `limit` and `size` are bytes. */
  'too-large': { readonly limit?: number; readonly size?: number }
  /**
   * `fields` holds the messages at fields, `messages` those of no field. `reasons` is there when this client or the gateway refused the
   * input before LiSA saw it, for messages in other languages: the reason of each message, by path and in the order of its messages;
   * path `''` has those of no field.
   */
  invalid: {
    readonly fields: FieldMessages
    readonly messages: string[]
    readonly reasons?: Readonly<Record<string, readonly (FieldReason | undefined)[]>>
  }
  /** `retryAt` is in epoch milliseconds. */
  'rate-limited': { readonly retryAt: number }
  'server-error': unknown
  /** `retryAt` is in epoch milliseconds, where LiSA named a time. */
  unavailable: { readonly retryAt?: number }
  timeout: unknown
  /** `offline`: the device itself has no network. */
  unreachable: { readonly offline: boolean }
  unexpected: { readonly issues?: ShapeIssue[] }
}

/** Why a value was refused before it was sent: the name of the check (`minLength`, `number`, `missing`), and its bound. */
export interface FieldReason {
  readonly check: string
  readonly value?: string | number | undefined
}

/** Tells the members of `LisaError` apart. */
export type LisaErrorKind = keyof LisaErrorFacts

/** What every `LisaError` carries. */
export interface LisaErrorBase extends Error {
  readonly name: 'LisaError'
  /** The request's HTTP method. */
  readonly method: string
  /** The request's address without query and credentials. Of a read that still waits to be sent: the client's `baseUrl`. */
  readonly url: string
  /** The HTTP status, when there was an answer. */
  readonly status?: number
  /** LiSA's `X-Request-Id`, when it sent one: quote it to LiSA's support. */
  readonly requestId?: string
  /** Set where the package's gateway answered for itself, mostly before LiSA was asked: why. */
  readonly gatewayRefusal?: GatewayRefusal
  /** The answer's body: parsed if it was JSON, else its text. */
  readonly body?: unknown
  /** Set on a write that may have gone through although no answer confirms it. */
  readonly outcome?: 'unknown'
  /** Set beside `outcome` where the write had an `Idempotency-Key`: the same sent again counts only once. */
  readonly isRepeatable?: true
  /** Everything but `cause` and `stack` as plain JSON; `reviveLisaError` reads it back. */
  toJSON(): LisaErrorJSON
}

/** One kind of `LisaError` with its own facts. */
export type LisaErrorOf<Kind extends LisaErrorKind> = Kind extends LisaErrorKind
  ? LisaErrorBase & { readonly kind: Kind } & LisaErrorFacts[Kind]
  : never

/** Whatever can go wrong between a component and LiSA, told apart by `kind`. */
export type LisaError = LisaErrorOf<LisaErrorKind>

/** A `LisaError` as plain data, for server rendering, storage and workers. */
export interface LisaErrorJSON {
  name: 'LisaError'
  kind: LisaErrorKind
  message: string
  method: string
  url: string
  [fact: string]: unknown
}

type CommonFacts = Pick<
  LisaErrorBase,
  'message' | 'method' | 'url' | 'status' | 'requestId' | 'gatewayRefusal' | 'body' | 'outcome' | 'isRepeatable' | 'cause'
>

/** The facts a `LisaError` of this kind is made from; an `undefined` fact counts as absent. */
export type LisaErrorInit<Kind extends LisaErrorKind> = {
  [Fact in keyof (CommonFacts & LisaErrorFacts[Kind])]: (CommonFacts & LisaErrorFacts[Kind])[Fact] | undefined
} & { message: string; method: string; url: string }

/** Makes a `LisaError`; the client does, and so can a test or a story. */
export function lisaError<Kind extends LisaErrorKind>(kind: Kind, facts: LisaErrorInit<Kind>): LisaErrorOf<Kind> {
  // The class cannot know which facts its kind requires; LisaErrorInit has just checked them.
  return new LisaErrorClass(kind, facts) as unknown as LisaErrorOf<Kind>
}

/** Whether `x` is a `LisaError`, also one made by another copy of this package. */
export function isLisaError(x: unknown): x is LisaError {
  return typeof x === 'object' && x !== null && brand in x
}

const brand = Symbol.for('lisa-query.error')

class LisaErrorClass extends Error {
  override readonly name = 'LisaError'
  readonly kind: LisaErrorKind

  constructor(kind: LisaErrorKind, { message, cause, ...facts }: { message: string; cause?: unknown }) {
    super(message, cause === undefined ? undefined : { cause })
    this.kind = kind
    for (const [fact, value] of Object.entries(facts)) {
      if (value !== undefined) Object.defineProperty(this, fact, { value, enumerable: true })
    }
  }

  [brand](): void {}

  toJSON(): object {
    const json = { ...this, message: this.message }
    try {
      JSON.stringify(json)
      return json
    } catch {
      // A body that nests too deep to be written down again.
      return { ...json, body: undefined }
    }
  }
}
