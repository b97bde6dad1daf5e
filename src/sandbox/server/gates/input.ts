import type { Endpoint } from '../../../core.ts'
import { fromTexts } from '../../../schema/from-texts.ts'
import { fieldsOf } from '../../../schema/inspect.ts'
import { readQuery } from '../../../schema/read-query.ts'
import { issuesOf } from '../document/schema.ts'

/** The query as its schema knows it; `undefined` where it is written in a way that nobody can read back. */
export function queryFor(endpoint: Endpoint, search: string): Record<string, unknown> | undefined {
  const isReadable = endpoint.query && (!endpoint.encodeQuery || endpoint.encodeQuery.styles)
  return isReadable ? readQuery(search, endpoint) : undefined
}

/** What is wrong with the query or the headers, in a sentence; `undefined` if they fit. */
export function inputProblem(endpoint: Endpoint, query: object | undefined, headers: Headers): string | undefined {
  const issues = endpoint.query && query ? issuesOf(endpoint.query, query) : []
  return sentenceOf(issues) ?? headersProblem(endpoint, headers)
}

function headersProblem({ headers: schema, headerNames = [] }: Endpoint, headers: Headers): string | undefined {
  if (!schema) return undefined
  const schemas = new Map(fieldsOf(schema))
  const names = headerNames.length > 0 ? headerNames : [...schemas.keys()]
  const fields = names
    .filter((name) => headers.has(name))
    .map((name) => [name, fromTexts([headers.get(name)], schemas.get(name))])
  return sentenceOf(issuesOf(schema, Object.fromEntries(fields)))
}

function sentenceOf(issues: ReturnType<typeof issuesOf>): string | undefined {
  const [issue] = issues
  return issue && `${issue.path}: ${issue.message}`
}
