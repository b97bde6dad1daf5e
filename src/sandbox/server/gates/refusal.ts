import type { NestedMessages } from '../answers.ts'
import { collectProblems } from '../checks/problems.ts'
import { isObject } from '../checks/values.ts'
import { type Issue, issuesOf } from '../document/schema.ts'
import type { Settings } from '../options.ts'
import type { SandboxRoute } from '../routes/call.ts'

/** What is wrong with a body: by its schema where the route is checked so, then by a rule of the application's own. */
export function refusalOf(
  { endpoint, isChecked }: SandboxRoute,
  body: unknown,
  rules: Settings['rules'],
): NestedMessages | undefined {
  const isLeftOut = body === undefined && endpoint.isBodyOptional
  const rule = rules[`${endpoint.method} ${endpoint.path}`]
  if (!endpoint.body || isLeftOut || !(rule || isChecked)) return undefined
  const problems = collectProblems()
  const issues = issuesOf(endpoint.body, body)
  if (issues.length === 0) rule?.(isObject(body) ? body : {}, problems.add)
  // What has not the shop's own shape is for its route to say.
  else if (isChecked) for (const issue of issues) problems.add(issue.path || 'base', wordsFor(issue, body))
  return problems.nested()
}

/** The schema's own words; zod's core has none. */
function wordsFor({ path, message }: Issue, body: unknown): string {
  if (message !== 'Invalid input') return message
  const value = path === '' ? body : path.split('.').reduce<unknown>((holder, key) => Object(holder)[key], body)
  return value === undefined ? "can't be blank" : 'is not what is expected here'
}
