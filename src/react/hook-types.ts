import type { UseInfiniteQueryResult, UseMutationResult, UseQueryResult } from '@tanstack/react-query'
import type { EndpointInput, EndpointOutput } from '../client/contract.ts'
import type { LisaError } from '../errors/lisa-error.ts'
import type { LisaWriteOptions } from './use-lisa-mutation.ts'
import type { LisaPagesReadOptions, ListInput } from './use-lisa-pages.ts'
import type { LisaReadOptions } from './use-lisa-query.ts'

/** An id as a path takes it. A hook waits while it is `undefined`. */
export type Id = string | number

/** What a hook on a read takes besides its input. */
export type ReadOptions<E, Data = EndpointOutput<E>> = LisaReadOptions<EndpointOutput<E>, Data>

/** What a hook on a read gives: TanStack's query result. */
export type ReadResult<Data> = UseQueryResult<Data, LisaError>

/** The query of a list, without the cursor. */
export type ListQuery<E> = ListInput<EndpointInput<E>>

/** What a list consists of. */
export type ItemOf<E> = EndpointOutput<E> extends { items: (infer Item)[] } ? Item : never

/** What a hook on a list takes besides its query. */
export type ListOptions<E, Data = ItemOf<E>[]> = LisaPagesReadOptions<ItemOf<E>, Data>

/** What a hook on a list gives: TanStack's infinite result, its `data` the flat list. */
export type ListResult<Data> = UseInfiniteQueryResult<Data, LisaError>

/** What a hook on a write takes. */
export type WriteOptions<E, Context> = LisaWriteOptions<EndpointInput<E>, EndpointOutput<E>, Context>

/** What a hook on a write gives: TanStack's mutation result. */
export type WriteResult<E, Context> = UseMutationResult<EndpointOutput<E>, LisaError, EndpointInput<E>, Context>
