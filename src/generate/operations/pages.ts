import type { OperationConfig, PagesConfig } from '../config.ts'
import { GenerateProblem } from '../problem.ts'
import type { Models } from '../shapes/models.ts'
import { type Field, nothing, type Shape } from '../shapes/shape.ts'
import type { Pages, QueryParameters } from './operation.ts'

/** Names of query parameters that lead to another page, the best first. */
const pageParameters: readonly (readonly [PagesConfig['by'], RegExp])[] = [
  ['cursor', /cursor/i],
  ['cursor', /^(page_?token|next_?token|continuation(_?token)?|after|starting_?after)$/i],
  ['page', /^(page|page_?number|page\[number\])$/i],
  ['offset', /^(offset|skip|page\[offset\])$/i],
]

export interface ReadPages {
  isList: boolean
  pages: Pages | undefined
}

/** Whether an answer holds many of something, and how its pages follow each other. */
export function readPages(
  models: Models,
  answer: Shape,
  query: QueryParameters,
  config: OperationConfig,
  route: string,
): ReadPages {
  const shape = bare(models, answer)
  const lists = shape.kind === 'object' ? shape.fields.filter((field) => bare(models, field.shape).kind === 'list') : []
  const found = findParameter(query)
  const [only] = lists
  const isList = shape.kind === 'list' || (lists.length === 1 && found !== undefined)
  if (config.pages === false) return { isList, pages: undefined }
  if (config.pages === 'standard') return { isList: true, pages: standardPages(shape, route) }
  if (config.pages)
    return { isList: true, pages: configured(config.pages, query, shape.kind === 'list' ? [] : only && [only.name], route) }
  const next = nextOf(models, shape)
  if (!isList || !only || !found || !next) return { isList, pages: undefined }
  return {
    isList,
    pages: { by: 'cursor', items: [only.name], next, total: [], parameter: found.name, mayLackItems: only.isOptional },
  }
}

/** The pages that the client expects by default: `items`, and `nextCursor` for the query's `cursor`. */
function standardPages(shape: Shape, route: string): Pages {
  const isStandard = shape.kind === 'object' && shape.fields.some(({ name, isOptional }) => name === 'items' && !isOptional)
  if (!isStandard)
    throw new GenerateProblem(`the answer of ${route} has no \`items\`: describe its pages with \`pages: { by, items }\``)
  return { by: 'standard', items: ['items'], next: ['nextCursor'], total: [], parameter: 'cursor', mayLackItems: false }
}

function findParameter({ fields }: QueryParameters, by?: PagesConfig['by']): Field | undefined {
  for (const [kind, matcher] of pageParameters) {
    const field = by === undefined || by === kind ? fields.find(({ name }) => matcher.test(name)) : undefined
    if (field) return field
  }
  return undefined
}

/** The path of a field such as `nextCursor` or `meta.next_page`. A flag such as `next: true` does not lead to the next page. */
function nextOf(models: Models, shape: Shape, depth = 0): string[] | undefined {
  if (shape.kind !== 'object') return undefined
  const isNext = ({ name, shape: of }: Field): boolean =>
    /^next/i.test(name) && ['text', 'number', 'integer', 'anything'].includes(bare(models, of).kind)
  const own = shape.fields.find(isNext)
  if (own) return [own.name]
  if (depth > 0) return undefined
  for (const field of shape.fields) {
    const inner = nextOf(models, bare(models, field.shape), depth + 1)
    if (inner) return [field.name, ...inner]
  }
  return undefined
}

function configured(config: PagesConfig, query: QueryParameters, items: readonly string[] | undefined, route: string): Pages {
  const parameter = config.parameter ?? findParameter(query, config.by)?.name
  if (parameter === undefined && config.by !== 'link') {
    throw new GenerateProblem(`no query parameter of ${route} moves its pages on: name one with \`pages: { parameter }\``)
  }
  const pathOf = (path: string | undefined): string[] => path?.split('.').filter(Boolean) ?? []
  const itemsPath = config.items === undefined ? items : pathOf(config.items)
  if (!itemsPath) throw new GenerateProblem(`the answer of ${route} has no list or several: name one with \`pages: { items }\``)
  if (config.by === 'cursor' && !config.next)
    throw new GenerateProblem(`name the field with the next cursor of ${route} with \`pages: { next }\``)
  return {
    by: config.by,
    items: itemsPath,
    next: pathOf(config.next),
    total: pathOf(config.total),
    parameter: parameter ?? '',
    mayLackItems: itemsPath.length > 0,
  }
}

/** The shape of an item of these pages, if the document says it. */
export function itemOf(models: Models, answer: Shape, { items }: Pages): Shape | undefined {
  let shape = bare(models, answer)
  for (const name of items) {
    const field = shape.kind === 'object' ? shape.fields.find((one) => one.name === name) : undefined
    shape = bare(models, field?.shape ?? nothing)
  }
  return shape.kind === 'list' ? shape.of : undefined
}

/** The shape behind names, nulls and what may be absent. */
export function bare(models: Models, shape: Shape, depth = 0): Shape {
  if (depth > 20) return shape
  if (shape.kind === 'ref') return bare(models, models.get(shape.key).shape, depth + 1)
  const isWrapped = shape.kind === 'nullable' || shape.kind === 'optional' || shape.kind === 'orNull'
  return isWrapped ? bare(models, shape.of, depth + 1) : shape
}
