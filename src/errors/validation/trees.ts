import { type Fact, isMap, isObject, isTexts, join, normalizePath, type Part, type Rule, rowPath } from './part.ts'

/** A node of zod's `treeifyError`, or of a form of Symfony. */
export const treeNode: Rule = (value, part) => {
  const { errors, properties, items, children, ...others } = value as Record<string, unknown>
  const isRoot = areNodes(properties) || areNodes(children) || (Array.isArray(errors) && Array.isArray(items) && areNodes(items))
  return part.keys === 'nodes' || isRoot ? nodeParts(part, [errors], [properties, items, children], others, 'nodes') : undefined
}

/** Whether they are nodes, some of them perhaps empty, and not fields that are called like the words of a tree. */
function areNodes(values: unknown): boolean {
  const nodes = isObject(values) ? Object.values(values).filter(isObject) : []
  const isNode = (node: object): boolean => Object.keys(node).every((key) => /^(errors|properties|items|children)$/.test(key))
  return nodes.some((node) => isMap(node) && Object.values(node).some(isObject)) && nodes.every(isNode)
}

/** A node of zod's `formatError`. */
export const formattedNode: Rule = (value, part) => {
  const { _errors, ...fields } = value as Record<string, unknown>
  if (part.keys === 'names' ? Array.isArray(value) : !Array.isArray(_errors)) return undefined
  const isNode = ([, field]: Fact): boolean => part.keys === 'names' || isObject(field)
  const nodes = Object.fromEntries(Object.entries(fields).filter(isNode))
  const others = Object.fromEntries(Object.entries(fields).filter((fact) => !isNode(fact)))
  return nodeParts(part, [_errors], [nodes], others, 'names')
}

/** The output of Valibot's `flatten`, or of zod's. */
export const flattenedTree: Rule = (value, part) => {
  const { root, formErrors, nested, fieldErrors = nested, other, ...others } = value as Record<string, unknown>
  const isFlattened = isMap(fieldErrors) && Object.values(fieldErrors).every(isTexts) && !Object.values(others).some(isObject)
  return isFlattened ? nodeParts(part, [root, formErrors, other], [fieldErrors], others, 'names') : undefined
}

/** An error of class-validator. The names of its constraints are no fields. */
export const validationError: Rule = (value, part) => {
  const { property, constraints = {}, children } = value as Record<string, unknown>
  const isNode = typeof property === 'string' && isObject(constraints) && ('constraints' in value || Array.isArray(children))
  if (!isNode) return undefined
  const path = join(part.path, normalizePath(property))
  return [Object.values(constraints), children].map((value) => ({ value, path, keys: 'facts' }))
}

/** The messages of a node, the nodes below it, and what stands beside it, such as a sentence about the whole. */
function nodeParts(part: Part, messages: unknown[], fields: unknown[], others: object, keys: Part['keys']): Part[] {
  const path = rowPath(part)
  const own = messages.flat().map((value, index): Part => ({ value, path, index, keys: isObject(value) ? 'facts' : 'names' }))
  const below = fields.flatMap((values) => (isObject(values) ? Object.entries(values) : []))
  const nodes = below.map(([key, value]): Part => ({ value, path: join(path, normalizePath(key)), keys }))
  const isStrict = part.keys === 'names' || part.keys === 'nodes'
  return [...own, ...nodes, ...(isStrict || !Object.keys(others).length ? [] : [{ ...part, value: others }])]
}
