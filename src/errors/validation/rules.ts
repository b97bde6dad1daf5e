import type { Rule } from './part.ts'
import { problemParts } from './problem.ts'
import { flattenedTree, formattedNode, treeNode, validationError } from './trees.ts'
import { fieldMap, listEntries } from './wrappings.ts'

/** The makes of bodies. The first rule that knows an object or a list takes it apart. Each is shown by a body and what comes out of it. */
export const rules: readonly Rule[] = [
  // ["The title is missing", "The price is low"] → ["The title is missing", "The price is low"]
  listEntries,
  // { "errors": ["Too many"], "properties": { "tags": { "errors": [], "items": [{ "errors": ["Taken"] }] } } } → { "tags.0": ["Taken"] } and ["Too many"]
  treeNode,
  // { "_errors": ["Too many"], "message": { "_errors": ["Too small"] } } → { "message": ["Too small"] } and ["Too many"]
  formattedNode,
  // { "root": ["Too many"], "nested": { "variants.0.price": ["Too small"] } } → { "variants.0.price": ["Too small"] } and ["Too many"]
  flattenedTree,
  // [{ "property": "tags", "children": [{ "property": "0", "constraints": { "isString": "Taken" } }] }] → { "tags.0": ["Taken"] }
  validationError,
  // { "field": "title", "message": "is missing" } → { "title": ["is missing"] }
  problemParts,
  // { "title": ["is missing"], "variants": [{}, { "price": "is low" }] } → { "title": ["is missing"], "variants.1.price": ["is low"] }
  fieldMap,
]
