import type { Problems } from './problems.ts'
import { isObject } from './values.ts'

/** Adds the problems of a price: amounts are above 0, and a discount is below the original. */
export function checkPrice(problems: Problems, path: string, price: unknown): void {
  if (price === undefined) return
  if (!isObject(price)) {
    problems.add(path, 'is not a price')
    return
  }
  const { currency, original, discounted } = price
  if (!isObject(currency) || typeof currency.symbol !== 'string' || currency.symbol === '') {
    problems.add(`${path}.currency.symbol`, "can't be blank")
  }
  const before = amount(problems, `${path}.original.value`, original)
  if (discounted === undefined) return
  const now = amount(problems, `${path}.discounted.value`, discounted)
  if (before !== undefined && now !== undefined && now >= before) {
    problems.add(`${path}.discounted.value`, 'must be less than the original price')
  }
}

function amount(problems: Problems, path: string, part: unknown): number | undefined {
  const value = isObject(part) ? part.value : undefined
  if (typeof value !== 'number') {
    problems.add(path, value === undefined ? "can't be blank" : 'is not a number')
    return undefined
  }
  if (value <= 0) problems.add(path, 'must be greater than 0')
  return value > 0 ? value : undefined
}
