import { createProduct, getProduct, listProducts, listShowProducts, type Product, updateProduct } from '../endpoints/products.ts'
import type {
  DefinedListOptions,
  DefinedListResult,
  DefinedReadOptions,
  DefinedReadResult,
  Id,
  ListOptions,
  ListQuery,
  ListResult,
  ReadOptions,
  ReadResult,
  WriteOptions,
  WriteResult,
} from '../react/hook-types.ts'
import { useLisaMutation } from '../react/use-lisa-mutation.ts'
import { useLisaPages } from '../react/use-lisa-pages.ts'
import { useLisaQuery } from '../react/use-lisa-query.ts'

/** One product, by an assumed path; waits while the id is `undefined`. */
export function useProduct<Data = Product>(
  id: Id | undefined,
  options: DefinedReadOptions<typeof getProduct, Data>,
): DefinedReadResult<typeof getProduct, Data>
export function useProduct<Data = Product>(
  id: Id | undefined,
  options?: ReadOptions<typeof getProduct, Data>,
): ReadResult<typeof getProduct, Data>
export function useProduct<Data>(
  id: Id | undefined,
  options?: ReadOptions<typeof getProduct, Data>,
): ReadResult<typeof getProduct, Data> {
  return useLisaQuery(getProduct, id === undefined ? undefined : { id }, options)
}

/** All products, by an assumed path: the flat list, `fetchNextPage` gets more. */
export function useProducts<Data = Product[]>(
  query: ListQuery<typeof listProducts>,
  options: DefinedListOptions<typeof listProducts, Data>,
): DefinedListResult<typeof listProducts, Data>
export function useProducts<Data = Product[]>(
  query?: ListQuery<typeof listProducts>,
  options?: ListOptions<typeof listProducts, Data>,
): ListResult<typeof listProducts, Data>
export function useProducts<Data>(
  query: ListQuery<typeof listProducts> = {},
  options?: ListOptions<typeof listProducts, Data>,
): ListResult<typeof listProducts, Data> {
  return useLisaPages(listProducts, query, options)
}

/** The products of a show, by an assumed path: the flat list, `fetchNextPage` gets more; waits while the id is `undefined`. */
export function useShowProducts<Data = Product[]>(
  showId: Id | undefined,
  query: Omit<ListQuery<typeof listShowProducts>, 'id'>,
  options: DefinedListOptions<typeof listShowProducts, Data>,
): DefinedListResult<typeof listShowProducts, Data>
export function useShowProducts<Data = Product[]>(
  showId: Id | undefined,
  query?: Omit<ListQuery<typeof listShowProducts>, 'id'>,
  options?: ListOptions<typeof listShowProducts, Data>,
): ListResult<typeof listShowProducts, Data>
export function useShowProducts<Data>(
  showId: Id | undefined,
  query: Omit<ListQuery<typeof listShowProducts>, 'id'> = {},
  options?: ListOptions<typeof listShowProducts, Data>,
): ListResult<typeof listShowProducts, Data> {
  return useLisaPages(listShowProducts, showId === undefined ? undefined : { ...query, id: showId }, options)
}

/** A new product, by an assumed path: `mutate({ body })`. Gives the product, or the receipt of a 202 (`isAccepted`). */
export function useCreateProduct<Context = unknown>(
  options?: WriteOptions<typeof createProduct, Context>,
): WriteResult<typeof createProduct, Context> {
  return useLisaMutation(createProduct, options)
}

/** Changes fields of a product, by an assumed path: `mutate({ id, body })`. Gives the product, or the receipt of a 202 (`isAccepted`). */
export function useUpdateProduct<Context = unknown>(
  options?: WriteOptions<typeof updateProduct, Context>,
): WriteResult<typeof updateProduct, Context> {
  return useLisaMutation(updateProduct, options)
}
