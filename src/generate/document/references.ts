import { isNode, type Node, nodeOf, textOf } from './node.ts'

/** Follows the `$ref`s of one document, in which every reference points into the document itself. */
export interface References {
  /** What a pointer such as `#/components/schemas/Show` leads to; `undefined` where there is nothing. */
  at(pointer: string): unknown
  /** The object itself, or what its `$ref` leads to in the end; empty where references go round in a circle. */
  resolve(value: unknown): Node
}

export function createReferences(document: Node): References {
  function at(pointer: string): unknown {
    if (pointer === '#' || pointer === '#/') return document
    if (!pointer.startsWith('#/')) return undefined
    let value: unknown = document
    for (const part of pointer.slice(2).split('/')) {
      const key = decode(part)
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
      value = (value as Node)[key]
    }
    return value
  }

  function resolve(value: unknown): Node {
    const seen = new Set<string>()
    let node = nodeOf(value)
    for (let ref = textOf(node.$ref); ref !== undefined; ref = textOf(node.$ref)) {
      if (seen.has(ref)) return {}
      seen.add(ref)
      node = nodeOf(at(ref))
    }
    return node
  }

  return { at, resolve }
}

/** A key as a JSON pointer in a fragment spells it. */
function decode(part: string): string {
  let key = part
  try {
    key = decodeURIComponent(part)
  } catch {
    // A lone percent sign stands for itself.
  }
  return key.replace(/~1/g, '/').replace(/~0/g, '~')
}

/** The last part of a pointer, decoded: `Show` of `#/components/schemas/Show`. */
export function lastPartOf(pointer: string): string {
  return decode(pointer.split('/').at(-1) ?? '')
}

export const isReference = (value: unknown): value is Node & { $ref: string } => isNode(value) && typeof value.$ref === 'string'
