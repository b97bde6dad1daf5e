import type { Product } from '../../../core.ts'
import type { NestedMessages } from '../answers.ts'
import { checkPrice } from './check-price.ts'
import { collectProblems, type Problems } from './problems.ts'
import { checkLocalized, checkTitle, isObject } from './values.ts'

const fieldNames = ['name', 'title', 'brand', 'description', 'url', 'price', 'variants', 'tags'] as const

/** The fields of a product that a write may set. */
export type ProductFields = Partial<Pick<Product, (typeof fieldNames)[number]>>

/** What is wrong with a new product, or with the changes to one; else the fields to set. */
export function checkProduct(
  body: Record<string, unknown>,
  isNew: boolean,
): { errors: NestedMessages } | { fields: ProductFields } {
  const problems = collectProblems()
  const { name, title, price, variants, tags } = body
  if (isNew || title !== undefined) checkTitle(problems, title)
  if (name !== undefined && typeof name !== 'string') problems.add('name', 'is not a text')
  for (const field of ['brand', 'description', 'url']) checkLocalized(problems, field, body[field])
  checkPrice(problems, 'price', price)
  if (tags !== undefined && !(Array.isArray(tags) && tags.every((tag) => typeof tag === 'string'))) {
    problems.add('tags', 'is not a list of texts')
  }
  checkVariants(problems, variants)
  const errors = problems.nested()
  if (errors) return { errors }
  const given = fieldNames.flatMap((field) => (body[field] === undefined ? [] : [[field, body[field]]]))
  // Each of them has just been checked.
  return { fields: Object.fromEntries(given) as ProductFields }
}

function checkVariants(problems: Problems, variants: unknown): void {
  if (variants === undefined) return
  if (!Array.isArray(variants)) {
    problems.add('variants', 'is not a list')
    return
  }
  const references = new Set<unknown>()
  variants.forEach((variant: unknown, index) => {
    const path = `variants.${index}`
    if (!isObject(variant)) {
      problems.add(path, 'is not a variant')
      return
    }
    const { name, price, reference, title } = variant
    if (typeof name !== 'string' || name.trim() === '') problems.add(`${path}.name`, "can't be blank")
    checkLocalized(problems, `${path}.title`, title)
    checkPrice(problems, `${path}.price`, price)
    if (reference === undefined) return
    if (typeof reference !== 'string') problems.add(`${path}.reference`, 'is not a text')
    else if (references.has(reference)) problems.add(`${path}.reference`, 'has already been taken')
    references.add(reference)
  })
}
