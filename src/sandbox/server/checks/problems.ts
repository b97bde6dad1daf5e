import type { NestedMessages } from '../answers.ts'

/** What is wrong with a body, collected by path. */
export interface Problems {
  /** `path` is dotted, as in `variants.0.price.original.value`. */
  add(path: string, message: string): void
  has(path: string): boolean
  /** The messages nested as the body is; `undefined` if all is well. */
  nested(): NestedMessages | undefined
}

export function collectProblems(): Problems {
  const byPath = new Map<string, string[]>()
  return {
    add: (path, message) => void byPath.set(path, [...(byPath.get(path) ?? []), message]),
    has: (path) => byPath.has(path),
    nested: () => {
      if (byPath.size === 0) return undefined
      const root: NestedMessages = {}
      for (const [path, messages] of byPath) place(root, path.split('.'), messages)
      return root
    },
  }
}

function place(level: NestedMessages, [name = 'base', ...rest]: string[], messages: string[]): void {
  const inner = level[name]
  if (rest.length === 0 && (inner === undefined || Array.isArray(inner))) {
    level[name] = messages
    return
  }
  // What is about a whole that has messages of its parts, too, stands among them as `base`.
  const next = Array.isArray(inner) ? { base: inner } : (inner ?? {})
  level[name] = next
  place(next, rest, messages)
}
