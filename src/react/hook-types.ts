import type {
  DefinedUseInfiniteQueryResult,
  DefinedUseQueryResult,
  UseInfiniteQueryResult,
  UseMutationResult,
  UseQueryResult,
} from '@tanstack/react-query'
import type { EndpointInput, EndpointOutput, ItemOf } from '../client/endpoint.ts'
import type { LisaError } from '../errors/lisa-error.ts'
import type { WriteInput } from '../query/mutation-options.ts'
import type { ListInput } from '../query/pages-options.ts'
import type { LisaWriteOptions } from './use-lisa-mutation.ts'
import type { DefinedLisaPagesReadOptions, LisaPagesReadOptions } from './use-lisa-pages.ts'
import type { DefinedLisaReadOptions, LisaReadOptions } from './use-lisa-query.ts'

/** An id as a path takes it. A hook waits while it is `undefined`. */
export type Id = string | number

/** What a hook on this read takes besides its input: `ReadOptions<typeof getShow>`. */
export type ReadOptions<E, Data = EndpointOutput<E>> = LisaReadOptions<EndpointOutput<E>, Data>

/** The same with `initialData`. */
export type DefinedReadOptions<E, Data = EndpointOutput<E>> = DefinedLisaReadOptions<EndpointOutput<E>, Data>

/** What a hook on this read gives: TanStack's query result. */
export type ReadResult<E, Data = EndpointOutput<E>> = UseQueryResult<Data, LisaError>

/** The same where there is `initialData`: `data` is never `undefined`. */
export type DefinedReadResult<E, Data = EndpointOutput<E>> = DefinedUseQueryResult<Data, LisaError>

/** The items of this list: `ListItem<typeof listShows>`. */
export type ListItem<E> = ItemOf<E>

/** The query of this list, without the cursor. */
export type ListQuery<E> = ListInput<EndpointInput<E>>

/** What a hook on this list takes besides its query. */
export type ListOptions<E, Data = ListItem<E>[]> = LisaPagesReadOptions<ListItem<E>, Data, EndpointOutput<E>>

/** The same with `initialData`. */
export type DefinedListOptions<E, Data = ListItem<E>[]> = DefinedLisaPagesReadOptions<ListItem<E>, Data, EndpointOutput<E>>

/** What a hook on this list gives: TanStack's infinite result, its `data` the flat list. */
export type ListResult<E, Data = ListItem<E>[]> = UseInfiniteQueryResult<Data, LisaError>

/** The same where there is `initialData`: `data` is never `undefined`. */
export type DefinedListResult<E, Data = ListItem<E>[]> = DefinedUseInfiniteQueryResult<Data, LisaError>

/** What a hook on this write takes. */
export type WriteOptions<E, Context = unknown> = LisaWriteOptions<EndpointInput<E>, EndpointOutput<E>, Context>

/** What a hook on this write gives: TanStack's mutation result. */
export type WriteResult<E, Context = unknown> = UseMutationResult<
  EndpointOutput<E>,
  LisaError,
  WriteInput<EndpointInput<E>>,
  Context
>
