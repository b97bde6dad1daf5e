import type { Method } from './method.ts'
import type { LisaClientOptions } from './options.ts'
import type { StandardSchema } from './standard-schema.ts'

/** An endpoint as plain data: `endpoint` makes one, and so does an object literal. `Input` and `Output` are what a call takes and gives. */
export interface Endpoint<in Input = never, out Output = unknown, out M extends Method = Method, out Item = unknown> {
  /** In capitals: `GET`. */
  readonly method: M
  /** The path with its `{names}`. */
  readonly path: string
  /** The scope a key needs for it, as far as known; LiSA publishes no scope names, so all are assumed. */
  readonly scope?: string
  /** Whether it needs no credential. None is sent then, and a session's end does not matter to it. */
  readonly isPublic?: true
  /** The schema of the query. */
  readonly query?: StandardSchema
  /** The names of the query's fields. Without it they are read from `query`, which must be an object of zod then. */
  readonly queryNames?: readonly string[]
  /** Writes the checked query as the text after the `?`, where lists and objects in it are written in a way of their own. */
  readonly encodeQuery?: QueryEncoder
  /** The schema of the headers that a call gives under `headers` in its input. */
  readonly headers?: StandardSchema
  /** The names of those headers. Without it they are read from `headers`, which must be an object of zod then. */
  readonly headerNames?: readonly string[]
  /** The schema of the body. */
  readonly body?: StandardSchema
  /** Whether a call may go without a body. */
  readonly isBodyOptional?: true
  /** Writes the checked body, where it does not go as JSON. */
  readonly encodeBody?: (body: never) => EncodedBody
  /** The schema of the answer. */
  readonly response: StandardSchema
  /** Reads the body of a good answer, where it is not JSON. */
  readonly readAnswer?: (answer: AnswerBody) => Promise<unknown>
  /** The media type that is asked for; JSON by default. */
  readonly accept?: string
  /** The schema of what a 202 brings along. */
  readonly accepted?: StandardSchema
  /** `lenient` passes an answer that does not fit `response`, and reports it to the client's `onUnexpectedShape`. */
  readonly shape?: 'strict' | 'lenient'
  /** Where the items of a page are, and how the next page is asked for; `items` and `nextCursor` by default. */
  readonly pages?: Pages<never, never, Item>
  /** LiSA's page about it. Without one the endpoint is assumed. */
  readonly docs?: string
  /** Another server that it lives on. The credential goes there only if the client's `servers` says so. */
  readonly server?: string
  /** Where it lives, if not at the client's `baseUrl`. */
  readonly base?: (options: LisaClientOptions) => string | URL
  /** Headers that its body goes out with, such as a signature. */
  readonly signBody?: (body: string, options: LisaClientOptions) => Promise<Record<string, string>>
  /** The most its body may have, in bytes of UTF-8. */
  readonly maxBytes?: number
  /**
   * The paths whose cached reads a write invalidates; by default all under the path's first segment. `/shows/{id}` is the written show
   * and all below it, `/shows?` the lists of shows alone; a `{name}` that the input lacks stands for all.
   */
  readonly invalidates?: readonly string[]
  /** The read whose cached answer a write's answer replaces. */
  readonly updates?: (output: never, input: never) => readonly [endpoint: Endpoint, input: PathInput]
  /** Types only, never set: what a call takes and gives. */
  readonly '~types'?: { input(input: Input): void; output: Output; item: Item }
}

/** How a list or an object is written in a query, where not as `ids=a&ids=b`. */
export type QueryStyle = 'comma' | 'space' | 'pipe' | 'deep' | 'fields' | 'json'

/** Writes a checked query as the text after the `?`. */
export interface QueryEncoder {
  (query: AnyInput): string
  /** How the fields are written that are not written as usual: a sandbox and a gateway read them back by it. */
  readonly styles?: Readonly<Record<string, QueryStyle>>
}

/** A body as it goes out. Without a content type, `fetch` gives it one. */
export interface EncodedBody {
  body: string | Blob | FormData
  contentType?: string
}

/** A good answer's body, to be read once. */
export interface AnswerBody {
  /** `undefined` where the body breaks off. */
  text(): Promise<string | undefined>
  blob(): Promise<Blob | undefined>
  /** In lower case. */
  headers(): Record<string, string>
}

/** How the pages of a list follow each other. */
export interface Pages<in Output, in Input, out Item> {
  items(answer: Output): readonly Item[]
  /**
   * What the next page's input has besides this one's; `undefined` after the last. `link` is the address in the answer's
   * `Link` header with `rel="next"`.
   */
  next(answer: Output, input: Input, link: string | undefined): PageParam | undefined
  /** `true` where `next` reads the link. */
  usesLink?: true
}

/** What leads to a page: the fields of its query, or where an endpoint has no `pages` its `cursor`. */
export type PageParam = string | Readonly<Record<string, string | number>>

/** What an answer has under `items`. */
export type ItemOfPage<Output> = unknown extends Output
  ? unknown
  : Output extends { items: readonly (infer Item)[] }
    ? Item
    : NotPaged

/** Stands for the items of an answer that is no page of a list. */
export interface NotPaged {
  readonly '~not': 'a page'
}

/** What a list in pages has many of. */
export type ItemOf<E> = E extends Endpoint<never, infer Output, Method, infer Item> ? ItemFor<Output, Item> : never

/** What a list has many of: what its `pages` say, else what its answer has under `items`. */
export type ItemFor<Output, Item> = unknown extends Item ? ItemOfPage<Output> : Item

/** What a call of the endpoint takes. */
export type EndpointInput<E> = E extends Endpoint<infer Input, unknown> ? Input : never

/** What a call of the endpoint gives. */
export type EndpointOutput<E> = E extends Endpoint<never, infer Output> ? Output : never

/** Values for the `{names}` of a path. */
export type PathInput = Readonly<Record<string, string | number>>

/** A call's input once its type no longer matters. */
export type AnyInput = Readonly<Record<string, unknown>>
