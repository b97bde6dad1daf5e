import type { EndpointInput, EndpointOutput } from '../client/endpoint.ts'
import { createProduct, getProduct, listProducts, listShowProducts, type Product, updateProduct } from '../endpoints/products.ts'
import type {
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
export function useProduct<Data = Product>(id: Id | undefined, options?: ReadOptions<Product, Data>): ReadResult<Data> {
  return useLisaQuery(getProduct, id === undefined ? undefined : { id }, options)
}

/** All products, by an assumed path: the flat list, `fetchNextPage` gets more. */
export function useProducts<Data = Product[]>(
  query: ListQuery<typeof listProducts> = {},
  options?: ListOptions<Product, Data>,
): ListResult<Data> {
  return useLisaPages(listProducts, query, options)
}

/** The products of a show, by an assumed path: the flat list, `fetchNextPage` gets more; waits while the id is `undefined`. */
export function useShowProducts<Data = Product[]>(
  showId: Id | undefined,
  options?: ListOptions<Product, Data>,
): ListResult<Data> {
  return useLisaPages(listShowProducts, showId === undefined ? undefined : { id: showId }, options)
}

/** A new product, by an assumed path: `mutate({ body })`. Gives the product, or the receipt of a 202 (`isAccepted`). */
export function useCreateProduct<Context = unknown>(
  options?: WriteOptions<EndpointInput<typeof createProduct>, EndpointOutput<typeof createProduct>, Context>,
): WriteResult<EndpointInput<typeof createProduct>, EndpointOutput<typeof createProduct>, Context> {
  return useLisaMutation(createProduct, options)
}

/** Changes fields of a product, by an assumed path: `mutate({ id, body })`. Gives the product, or the receipt of a 202 (`isAccepted`). */
export function useUpdateProduct<Context = unknown>(
  options?: WriteOptions<EndpointInput<typeof updateProduct>, EndpointOutput<typeof updateProduct>, Context>,
): WriteResult<EndpointInput<typeof updateProduct>, EndpointOutput<typeof updateProduct>, Context> {
  return useLisaMutation(updateProduct, options)
}
