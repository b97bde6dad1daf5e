import type { OperationConfig, PagesConfig } from '../config.ts'
import { isNode, type Node, textOf, textsOf } from '../document/node.ts'
import { GenerateProblem } from '../problem.ts'

/** Whether the API's owner says so, or somebody assumed it. */
export type Status = 'documented' | 'assumed'

const known = 'name hook scope public pages invalidates updates shape signature server status'.split(' ')

/** What an operation says of itself in `x-lisa-…` entries, as the configuration would. Throws for an entry that is misspelt. */
export function extensionsOf(source: Node, route: string): OperationConfig {
  const own = (name: string): unknown => source[`x-lisa-${name}`]
  const misspelt = Object.keys(source).find((key) => key.startsWith('x-lisa-') && !known.includes(key.slice(7)))
  if (misspelt) throw problem(route, misspelt, `; there are ${known.map((name) => `x-lisa-${name}`).join(', ')}`)
  return withoutUndefined<OperationConfig>({
    name: textOf(own('name')),
    hook: textOf(own('hook')),
    scope: textOf(own('scope')),
    isPublic: typeof own('public') === 'boolean' ? own('public') === true : undefined,
    pages: own('pages') === undefined ? undefined : pagesFrom(own('pages'), route),
    invalidates: own('invalidates') === undefined ? undefined : textsOf(own('invalidates')).filter(isPath),
    updates: own('updates') === false ? false : undefined,
    shape: own('shape') === 'lenient' ? 'lenient' : undefined,
    signature: textOf(own('signature')),
    server: own('server') === 'ingest' ? 'ingest' : undefined,
  })
}

/** What `x-lisa-status` says; a document without it is its owner's. */
export function statusOf(source: Node): Status | undefined {
  const status = source['x-lisa-status']
  return status === 'documented' || status === 'assumed' ? status : undefined
}

function pagesFrom(value: unknown, route: string): NonNullable<OperationConfig['pages']> | false {
  if (value === false || value === 'standard') return value
  const { by, items, parameter, next, total } = isNode(value) ? value : {}
  if (by !== 'cursor' && by !== 'offset' && by !== 'page' && by !== 'link') {
    throw problem(route, 'x-lisa-pages', ", which is none of false, standard and { by: 'cursor', 'offset', 'page' or 'link' }")
  }
  return withoutUndefined<PagesConfig>({
    by,
    items: textOf(items),
    parameter: textOf(parameter),
    next: textOf(next),
    total: textOf(total),
  })
}

const isPath = (text: string): text is `/${string}` => text.startsWith('/')

const problem = (route: string, entry: string, rest: string): GenerateProblem =>
  new GenerateProblem(`${route} has \`${entry}\`${rest}`)

/** Leaves out what is not said, so that it covers nothing that is said elsewhere. */
function withoutUndefined<T extends object>(value: { [Name in keyof Required<T>]: T[Name] | undefined }): T {
  // What is left has the types of `T`, which `Object.fromEntries` cannot know.
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T
}
