import { createProduct, getProduct, listProducts, type Product, updateProduct } from '../../../core.ts'
import { pictureFor } from '../../data/pictures/pictures.ts'
import { page } from '../../data/shop/page.ts'
import { stateOf } from '../../data/shop/stored-show.ts'
import { json, notFound, refused, unprocessable } from '../answers.ts'
import { checkProduct } from '../checks/check-product.ts'
import { type Call, route, type SandboxRoute } from './call.ts'

/** The routes of products. */
export const productRoutes: SandboxRoute[] = [
  route(getProduct, (call) => withProduct(call, (product) => json(product))),
  route(listProducts, ({ shop, query }) => page(shop.products, query, ({ id }) => id)),
  route(createProduct, ({ shop, body }) => {
    const checked = checkProduct(body, true)
    if ('errors' in checked) return unprocessable(checked.errors)
    const id = shop.newId()
    const product = { id, ...checked.fields, hasStock: true, mainImage: pictureFor(id) }
    shop.products.push(product)
    return json(product, 201)
  }),
  route(updateProduct, (call) =>
    withProduct(call, (product) => {
      const checked = checkProduct(call.body, false)
      if ('errors' in checked) return unprocessable(checked.errors)
      if (checked.fields.variants && isOnAir(call, product)) return refused('Products in this show are locked while it is live')
      return json(Object.assign(product, checked.fields))
    }),
  ),
]

const isOnAir = ({ shop, now }: Call, { id }: Product): boolean =>
  shop.shows.some((show) => !show.isArchived && show.productIds.includes(id) && stateOf(show, now) === 'live')

function withProduct({ shop, param }: Call, answer: (product: Product) => Response): Response {
  const id = param('id')
  const product = shop.products.find((one) => one.id === id)
  return product ? answer(product) : notFound()
}
