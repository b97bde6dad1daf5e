// @vitest-environment jsdom
import { useCreateProduct, useLisaQueryClient, useProduct, useProducts, useShowProducts, useUpdateProduct } from 'lisa-query'
import { expect, test } from 'vitest'
import { act, answering, ok, onFakeTime, rendering, settle } from '../support/react.tsx'

onFakeTime()

const mug = { id: '9', title: { '*': 'Mug' } }

test('a created product is in the cache of its detail', async () => {
  const lisa = answering(ok(mug, 201))
  const { result } = await rendering(lisa, () => ({ create: useCreateProduct(), cache: useLisaQueryClient() }))
  act(() => result.current.create.mutate({ body: { title: mug.title } }))
  await settle()
  expect(result.current.cache.getQueryData(['lisa', 'products', '9'])).toEqual(mug)
})

test('an updated product replaces the one on the screen; the lists it may be in are fetched again', async () => {
  const cup = { ...mug, title: { '*': 'Cup' } }
  const lisa = answering(({ route }) => {
    if (route.endsWith('/products')) return ok({ items: [mug] })()
    return ok(route.startsWith('PATCH') ? cup : mug)()
  })
  const { result } = await rendering(lisa, () => ({
    product: useProduct('9'),
    all: useProducts(),
    ofShow: useShowProducts('42'),
    update: useUpdateProduct(),
  }))
  act(() => result.current.update.mutate({ id: '9', body: { title: cup.title } }))
  await settle()
  expect(result.current.product.data).toEqual(cup)
  expect(lisa.calls.slice(3)).toEqual(['PATCH /products/9', 'GET /products', 'GET /shows/42/products'])
})

test('the products of a show take a page size', async () => {
  const lisa = answering(ok({ items: [mug] }))
  const { result } = await rendering(lisa, () => useShowProducts('42', { limit: 8 }))
  expect(lisa.calls).toEqual(['GET /shows/42/products?limit=8'])
  expect(result.current.data).toEqual([mug])
})
