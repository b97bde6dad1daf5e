import type { $ZodObject } from 'zod/v4/core'
import type { AnswerBody, EncodedBody, Endpoint, ItemOfPage, Pages, PathInput, QueryEncoder } from '../client/endpoint.ts'
import type { LisaClientOptions } from '../client/options.ts'
import type { SchemaInput, SchemaOutput, StandardSchema } from '../client/standard-schema.ts'
import type { FieldName, InputOf, MethodOf, OutputOf, Route } from './route-types.ts'

/** A schema of any library that follows Standard Schema (zod, valibot, arktype), or none. */
type MaybeSchema = StandardSchema | undefined

/** What `endpoint` takes besides the route. */
export interface EndpointDefinition<Schemas extends EndpointSchemas, Input, Output, Item> {
  /** The scope a key needs, several with spaces between them; shown on a 403 that does not name one. */
  scope?: string
  /** `true` where it needs no credential: none is sent, and it waits for no refresh. */
  isPublic?: true
  /** The schema of the query string; its fields stand beside the path's names in the input. */
  query?: Schemas['query']
  /** Writes the checked query as the text after the `?`; by default a list repeats its name. */
  encodeQuery?: QueryEncoder
  /** The schema of headers that a call gives; they stand under `headers` in the input. */
  headers?: Schemas['headers']
  /** The names of those headers; needed where `headers` is no object of zod. */
  headerNames?: readonly string[]
  /** The schema of the body; it stands under `body` in the input. */
  body?: Schemas['body']
  /** `true` where a call may go without a body. */
  isBodyOptional?: Schemas['isBodyOptional']
  /** Writes the checked body where it does not go as JSON: `formBody`, `multipartBody` and others of `lisa-query/schema`. */
  encodeBody?: (body: never) => EncodedBody
  /** The schema of the answer. Unknown fields should pass: `z.looseObject`. An empty answer is `undefined`. */
  response: Schemas['response']
  /** Reads a good answer that is not JSON: `textAnswer`, `blobAnswer`, `headersAnswer` of `lisa-query/schema`. */
  readAnswer?: (answer: AnswerBody) => Promise<unknown>
  /** The media type to ask for; JSON by default. */
  accept?: string
  /** The schema of what a 202 brings along, as the `body` of its receipt. */
  accepted?: Schemas['accepted']
  /** `lenient` passes an answer that does not fit, and reports it to the client's `onUnexpectedShape`. */
  shape?: 'strict' | 'lenient'
  /** For a list in pages: where its items are, and what the next page's query has. Without it, `items` and `nextCursor`. */
  pages?: Pages<Output, Input, Item>
  /** LiSA's page that documents it. Leave it out for an endpoint that is assumed. */
  docs?: string
  /** Another server that it lives on; the credential goes there only if the client's `servers` says so. */
  server?: string
  /** Where it lives, if not at the client's `baseUrl`. The credential goes there too. */
  base?: (options: LisaClientOptions) => string | URL
  /** Headers that its body goes out with, such as a signature. */
  signBody?: (body: string, options: LisaClientOptions) => Promise<Record<string, string>>
  /** The most the body may have, in bytes of UTF-8; more is `too-large` before it is sent. */
  maxBytes?: number
  /**
   * For a write: the paths whose cached reads it invalidates. By default all reads under its first segment. `/shows/{id}` is the written
   * show and all below it, `/shows?` the lists of shows alone; a `{name}` that the input lacks stands for all.
   */
  invalidates?: readonly `/${string}`[]
  /** For a write: the read whose cached answer its own answer replaces, as `[endpoint, input]`. */
  updates?: (output: Output, input: Input) => readonly [endpoint: Endpoint, input: PathInput]
}

/** The schemas of an endpoint, each of any library that follows Standard Schema. */
export interface EndpointSchemas {
  query: MaybeSchema
  headers: MaybeSchema
  body: MaybeSchema
  isBodyOptional: true | undefined
  response: StandardSchema
  accepted: MaybeSchema
}

/** The names of the query's fields. Of an object of zod they are known; any other schema comes with them. */
export type QueryNames<Query> = Query extends $ZodObject | undefined
  ? { queryNames?: readonly string[] }
  : { queryNames: readonly FieldName<SchemaInput<Query>>[] }

/**
 * An endpoint as data. The call, the query key, the options, the hook and the sandbox's route follow from it.
 * Its input has the `{names}` of the path and the fields of `query` side by side, and the body under `body`. A query
 * field that is named like one of the path, `body`, `headers` or `query` stands under `query` in the input instead.
 * A write may also give the receipt of a 202.
 */
// @__NO_SIDE_EFFECTS__
export function endpoint<
  const R extends Route,
  Response extends StandardSchema,
  Query extends MaybeSchema = undefined,
  Body extends MaybeSchema = undefined,
  Headers extends MaybeSchema = undefined,
  Accepts extends MaybeSchema = undefined,
  BodyOptional extends true | undefined = undefined,
  Item = unknown,
>(
  route: R,
  definition: EndpointDefinition<
    {
      query: Query
      headers: Headers
      body: Body
      isBodyOptional: BodyOptional
      response: Response
      accepted: Accepts
    },
    InputOf<R, Query, Body, Headers, BodyOptional>,
    SchemaOutput<Response>,
    Item
  > &
    QueryNames<Query>,
): Endpoint<
  InputOf<R, Query, Body, Headers, BodyOptional>,
  OutputOf<R, Response, Accepts>,
  MethodOf<R>,
  unknown extends Item ? ItemOfPage<SchemaOutput<Response>> : Item
> {
  const [method, path] = route.split(' ')
  // TypeScript cannot follow the split, and `undefined` stands for a schema that is not given.
  return { ...definition, method, path } as unknown as ReturnType<
    typeof endpoint<R, Response, Query, Body, Headers, Accepts, BodyOptional, Item>
  >
}
