import type { UseInfiniteQueryResult, UseMutationResult, UseQueryResult } from '@tanstack/react-query'
import type { EndpointInput } from '../client/endpoint.ts'
import type { LisaError } from '../errors/lisa-error.ts'
import type { LisaWriteOptions } from './use-lisa-mutation.ts'
import type { LisaPagesReadOptions, ListInput } from './use-lisa-pages.ts'
import type { LisaReadOptions } from './use-lisa-query.ts'

/** An id as a path takes it. A hook waits while it is `undefined`. */
export type Id = string | number

/** What a hook on a read takes besides its input. */
export type ReadOptions<Output, Data = Output> = LisaReadOptions<Output, Data>

/** What a hook on a read gives: TanStack's query result. */
export type ReadResult<Data> = UseQueryResult<Data, LisaError>

/** The query of a list, without the cursor. */
export type ListQuery<E> = ListInput<EndpointInput<E>>

/** What a hook on a list takes besides its query. */
export type ListOptions<Item, Data = Item[]> = LisaPagesReadOptions<Item, Data>

/** What a hook on a list gives: TanStack's infinite result, its `data` the flat list. */
export type ListResult<Data> = UseInfiniteQueryResult<Data, LisaError>

/** What a hook on a write takes. */
export type WriteOptions<Input, Output, Context> = LisaWriteOptions<Input, Output, Context>

/** What a hook on a write gives: TanStack's mutation result. */
export type WriteResult<Input, Output, Context> = UseMutationResult<Output, LisaError, Input, Context>
