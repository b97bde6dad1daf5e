import type { Accepted } from '../client/accepted.ts'
import type { Method, ReadMethod } from '../client/method.ts'
import type { SchemaInput, SchemaOutput, StandardSchema } from '../client/standard-schema.ts'

/** A method and a path with its `{names}`: `GET /shows/{id}`. */
export type Route = `${Method} /${string}`

/** The method of a route. */
export type MethodOf<R extends Route> = R extends `${infer M extends Method} ${string}` ? M : never

/** The `{names}` of a path. */
export type NamesOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesOf<Rest> : never

/** What a call of the endpoint takes. */
export type InputOf<R extends Route, Query, Body, Headers = undefined, BodyOptional = undefined> = Flat<
  { [Name in NamesOf<R>]: string | number } & QueryInput<Query, NamesOf<R> | 'body' | 'headers' | 'query'> &
    BodyInput<Body, BodyOptional> &
    HeadersInput<Headers>
>

type BodyInput<Body, BodyOptional> = Body extends StandardSchema
  ? BodyOptional extends true
    ? { body?: SchemaInput<Body> | undefined }
    : { body: SchemaInput<Body> }
  : unknown

type HeadersInput<Headers> = Headers extends StandardSchema
  ? object extends SchemaInput<Headers>
    ? { headers?: SchemaInput<Headers> | undefined }
    : { headers: SchemaInput<Headers> }
  : unknown

/** What a call of the endpoint gives. */
export type OutputOf<R extends Route, Response extends StandardSchema, Accepts = undefined> =
  MethodOf<R> extends ReadMethod ? SchemaOutput<Response> : SchemaOutput<Response> | Accepted<AcceptedBody<Accepts>>

type AcceptedBody<Accepts> = Accepts extends StandardSchema ? SchemaOutput<Accepts> : unknown

/** The fields of a query in an input: side by side, but those whose names are taken stand under `query`. */
type QueryInput<Query, Taken extends string> = Query extends StandardSchema
  ? Extract<keyof SchemaInput<Query>, Taken> extends never
    ? SchemaInput<Query>
    : Omit<SchemaInput<Query>, Taken> & NestedQuery<Pick<SchemaInput<Query>, Extract<keyof SchemaInput<Query>, Taken>>>
  : unknown

type NestedQuery<Fields> = object extends Fields ? { query?: Fields } : { query: Fields }

export type FieldName<Fields> = Extract<keyof Fields, string>

/** The same fields in one object, so that a hover shows them. */
export type Flat<T> = T extends infer Fields ? { [Key in keyof Fields]: Fields[Key] } : never
