import type { GenerateReport } from '../generate.ts'
import type { Operation } from '../operations/operation.ts'
import { type Models, wholeOf } from '../shapes/models.ts'

/** What the first page shows: a list, and a form that adds to it. */
export interface FirstPage {
  /** `Shows` */
  heading: string
  list: { hook: string; endpoint: string; hasPages: boolean } | undefined
  create: { hook: string; endpoint: string; route: string; field: string; isLocalized: boolean } | undefined
}

/** The first page on LiSA's operations as this package assumes them. */
export const assumedPage: FirstPage = {
  heading: 'Products',
  list: { hook: 'useProducts', endpoint: 'listProducts', hasPages: true },
  create: {
    hook: 'useCreateProduct',
    endpoint: 'createProduct',
    route: 'POST /products',
    field: 'title',
    isLocalized: true,
  },
}

/** The first list of a document that needs no input, best one with a creation that one text is enough for. */
export function firstPageOf({ operations, models }: GenerateReport): FirstPage {
  const lists = operations.filter((operation) => isPlainList(models, operation))
  const creations = operations.flatMap((operation) => {
    const field = onlyField(models, operation)
    return field ? [{ operation, field }] : []
  })
  const list = lists.find((one) => creations.some(({ operation }) => operation.path === one.path)) ?? lists[0]
  const creation = creations.find(({ operation }) => operation.path === list?.path)
  return {
    heading: list ? list.hook.replace(/^use/, '').replace(/(?<=\p{Ll})\p{Lu}/gu, (letter) => ` ${letter.toLowerCase()}`) : 'LiSA',
    list: list && { hook: list.hook, endpoint: list.name, hasPages: list.pages !== undefined },
    create: creation && {
      hook: creation.operation.hook,
      endpoint: creation.operation.name,
      route: `POST ${creation.operation.path}`,
      ...creation.field,
    },
  }
}

function isPlainList(models: Models, { method, isList, pages, pathNames, query, headers, answer, access }: Operation): boolean {
  const isArray = wholeOf(models, answer.shape).kind === 'list'
  const needsNothing = pathNames.length === 0 && [...query.fields, ...headers.fields].every(({ isOptional }) => isOptional)
  return method === 'get' && isList && (pages !== undefined || isArray) && needsNothing && !access.server
}

/** The one field that a creation needs, where it is a text, in one language or in several. */
function onlyField(models: Models, operation: Operation): { field: string; isLocalized: boolean } | undefined {
  const { method, pathNames, query, headers, body, access } = operation
  if (method !== 'post' || pathNames.length > 0 || body?.encoding !== 'json' || access.server) return undefined
  if ([...query.fields, ...headers.fields].some(({ isOptional }) => !isOptional)) return undefined
  const shape = wholeOf(models, body.shape)
  const needed = shape.kind === 'object' ? shape.fields.filter(({ isOptional }) => !isOptional) : []
  const [field] = needed
  if (!field || needed.length > 1 || !/^[A-Za-z]\w*$/.test(field.name)) return undefined
  const value = wholeOf(models, field.shape)
  const isLocalized = value.kind === 'record' && wholeOf(models, value.of).kind === 'text'
  return value.kind === 'text' || isLocalized ? { field: field.name, isLocalized } : undefined
}
