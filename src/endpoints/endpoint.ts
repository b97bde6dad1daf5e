import type { $ZodObject } from 'zod/v4/core'
import type { Accepted, Endpoint, PathInput } from '../client/endpoint.ts'
import type { Method } from '../client/method.ts'
import type { LisaClientOptions } from '../client/options.ts'
import type { SchemaInput, SchemaOutput, StandardSchema } from '../client/standard-schema.ts'

/** A method and a path with its `{names}`: `GET /shows/{id}`. */
export type Route = `${Method} /${string}`

/** A schema of any library that follows Standard Schema (zod, valibot, arktype), or none. */
type MaybeSchema = StandardSchema | undefined

/** What `endpoint` takes besides the route. */
export interface EndpointDefinition<Query, Body, Response, Input, Output> {
  /** The scope a key needs; shown on a 403 that does not name one. */
  scope?: string
  /** The schema of the query string; its fields stand beside the path's names in the input. */
  query?: Query
  /** The schema of the body; it stands under `body` in the input. */
  body?: Body
  /** The schema of the answer. Unknown fields should pass: `z.looseObject`. */
  response: Response
  /** LiSA's page that documents it. Leave it out for an endpoint that is assumed. */
  docs?: string
  /** Where it lives, if not at the client's `baseUrl`. The credential goes there too. */
  base?: (options: LisaClientOptions) => string | URL
  /** Headers that its body goes out with, such as a signature. */
  headers?: (body: string, options: LisaClientOptions) => Promise<Record<string, string>>
  /** The most the body may have, in bytes of UTF-8; more is `too-large` before it is sent. */
  maxBytes?: number
  /** For a write: the paths whose cached reads it invalidates. By default all reads under its first segment. */
  invalidates?: readonly `/${string}`[]
  /** For a write: the read whose cached answer its own answer replaces, as `[endpoint, input]`. */
  updates?: (output: Output, input: Input) => readonly [endpoint: Endpoint, input: PathInput]
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
>(
  route: R,
  definition: EndpointDefinition<Query, Body, Response, InputOf<R, Query, Body>, SchemaOutput<Response>> & QueryNames<Query>,
): Endpoint<InputOf<R, Query, Body>, OutputOf<R, Response>, MethodOf<R>> {
  const [method, path] = route.split(' ')
  // TypeScript cannot follow the split, and `undefined` stands for a schema that is not given.
  return { ...definition, method, path } as unknown as Endpoint<InputOf<R, Query, Body>, OutputOf<R, Response>, MethodOf<R>>
}

/** The method of a route. */
export type MethodOf<R extends Route> = R extends `${infer M extends Method} ${string}` ? M : never

/** The `{names}` of a path. */
export type NamesOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesOf<Rest> : never

/** What a call of the endpoint takes. */
export type InputOf<R extends Route, Query, Body> = Flat<
  { [Name in NamesOf<R>]: string | number } & QueryInput<Query, NamesOf<R> | 'body' | 'headers' | 'query'> &
    (Body extends StandardSchema ? { body: SchemaInput<Body> } : unknown)
>

/** What a call of the endpoint gives. */
export type OutputOf<R extends Route, Response extends StandardSchema> =
  MethodOf<R> extends 'GET' ? SchemaOutput<Response> : SchemaOutput<Response> | Accepted

/** The fields of a query in an input: side by side, but those whose names are taken stand under `query`. */
type QueryInput<Query, Taken extends string> = Query extends StandardSchema
  ? Extract<keyof SchemaInput<Query>, Taken> extends never
    ? SchemaInput<Query>
    : Omit<SchemaInput<Query>, Taken> & NestedQuery<Pick<SchemaInput<Query>, Extract<keyof SchemaInput<Query>, Taken>>>
  : unknown

type NestedQuery<Fields> = object extends Fields ? { query?: Fields } : { query: Fields }

type FieldName<Fields> = Extract<keyof Fields, string>

/** The same fields in one object, so that a hover shows them. */
export type Flat<T> = T extends infer Fields ? { [Key in keyof Fields]: Fields[Key] } : never
