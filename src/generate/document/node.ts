/** An object of a document. Nothing in it is to be trusted: every value is read by one of the functions below. */
export type Node = Readonly<Record<string, unknown>>

const empty: Node = Object.freeze({})

/** The object, or an empty one where something else stands. */
export function nodeOf(value: unknown): Node {
  return isNode(value) ? value : empty
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The list, or an empty one where something else stands. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The text, or `undefined` where something else stands. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** The number, or `undefined` where something else stands. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** The texts of a list. */
export function textsOf(value: unknown): string[] {
  return listOf(value).filter((one) => typeof one === 'string')
}
