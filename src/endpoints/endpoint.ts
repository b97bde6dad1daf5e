import type { $ZodType, input, output } from 'zod/v4/core'
import type { Accepted, Endpoint, Method, PathInput } from '../client/endpoint.ts'
import type { LisaClientOptions } from '../client/options.ts'
import { sends } from '../client/request/sends.ts'

/** A method and a path with its `{names}`: `GET /shows/{id}`. */
export type Route = `${Method} /${string}`

/** What `endpoint` takes besides the route. */
export interface EndpointDefinition<Query, Body, Response, Input, Output> {
  /** The scope a key needs; shown on a 403 that does not name one. */
  scope?: string
  /** The schema of the query string: texts, numbers and booleans, which stand beside the path's names in the input. */
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
  /** For a write: the paths whose reads it makes stale. By default all reads under its first segment. */
  stales?: readonly `/${string}`[]
  /** For a write: the read whose cached answer its own answer replaces, as `[endpoint, input]`. */
  fills?: (output: Output, input: Input) => readonly [endpoint: Endpoint, input: PathInput]
}

/**
 * An endpoint as data. The call, the query key, the options, the hook and the sandbox's route follow from it.
 * Its input has the `{names}` of the path and the fields of `query` side by side, and the body under `body`;
 * a write may also give the receipt of a 202.
 */
// @__NO_SIDE_EFFECTS__
export function endpoint<
  const R extends Route,
  Response extends $ZodType,
  Query extends $ZodType | undefined = undefined,
  Body extends $ZodType | undefined = undefined,
>(
  route: R,
  definition: EndpointDefinition<Query, Body, Response, InputOf<R, Query, Body>, output<Response>>,
): Endpoint<InputOf<R, Query, Body>, OutputOf<R, Response>, MethodOf<R>> {
  const [method, path] = route.split(' ')
  // The types are worked out from the route and the schemas; at run time an endpoint is the definition with its route in two.
  return { ...definition, method, path, '~sends': sends } as unknown as Endpoint<
    InputOf<R, Query, Body>,
    OutputOf<R, Response>,
    MethodOf<R>
  >
}

/** A read that sends nothing but its path: `endpoint`, without the code that sends more. */
// @__NO_SIDE_EFFECTS__
export function read<const R extends `GET /${string}`, Response extends $ZodType>(
  route: R,
  definition: { scope: string; response: Response },
): Endpoint<InputOf<R, undefined, undefined>, OutputOf<R, Response>, 'GET'> {
  return { ...definition, method: 'GET', path: route.slice(4) } as unknown as ReturnType<typeof read<R, Response>>
}

/** The method of a route. */
export type MethodOf<R extends Route> = R extends `${infer M extends Method} ${string}` ? M : never

/** The `{names}` of a path. */
export type NamesOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesOf<Rest> : never

/** What a call of the endpoint takes. */
export type InputOf<R extends Route, Query, Body> = Flat<
  { [Name in NamesOf<R>]: string | number } & (Query extends $ZodType ? input<Query> : unknown) &
    (Body extends $ZodType ? { body: input<Body> } : unknown)
>

/** What a call of the endpoint gives. */
export type OutputOf<R extends Route, Response extends $ZodType> =
  MethodOf<R> extends 'GET' ? output<Response> : output<Response> | Accepted

/** The same fields in one object, so that a hover shows them. */
export type Flat<T> = T extends infer Fields ? { [Key in keyof Fields]: Fields[Key] } : never
