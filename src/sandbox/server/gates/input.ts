import type { Endpoint } from '../../../core.ts'
import { fieldsOf, issuesOf } from '../document/schema.ts'
import { fromTexts } from './form-fields.ts'

/** What is wrong with the query or the headers, in a sentence; `undefined` if they fit. */
export function inputProblem(endpoint: Endpoint, query: URLSearchParams, headers: Headers): string | undefined {
  return queryProblem(endpoint, query) ?? headersProblem(endpoint, headers)
}

function queryProblem({ query: schema, encodeQuery }: Endpoint, query: URLSearchParams): string | undefined {
  // How others than the usual encoding are read back is not known.
  if (!schema || encodeQuery) return undefined
  const fields = fieldsOf(schema)
    .filter(([name]) => query.has(name))
    .map(([name, field]) => [name, fromTexts(query.getAll(name), field)])
  return sentenceOf(issuesOf(schema, Object.fromEntries(fields)))
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
