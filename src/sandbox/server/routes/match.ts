import type { SandboxRoute } from './call.ts'

/** The route of a request, with the values of its path's names. */
export interface Match {
  route: SandboxRoute
  params: Record<string, string>
}

/** Finds the route of a method and a path. A fixed segment goes before a name: `/shows/current` before `/shows/{id}`. */
export function createMatcher(routes: readonly SandboxRoute[]): (method: string, path: string) => Match | undefined {
  const patterns = routes.map(patternOf).sort((one, other) => (one.rank < other.rank ? -1 : Number(one.rank > other.rank)))
  return (method, path) => {
    for (const { route, expression, names } of patterns) {
      const values = isFor(route, method) ? expression.exec(path)?.slice(1) : undefined
      if (values) return { route, params: Object.fromEntries(names.map((name, index) => [name, decoded(values[index] ?? '')])) }
    }
    return undefined
  }
}

interface Pattern {
  route: SandboxRoute
  expression: RegExp
  names: string[]
  /** For each segment, whether it is fixed (0), partly (1) or a name alone (2). */
  rank: string
}

const pathName = /\{([^{}]+)\}/

function patternOf(route: SandboxRoute): Pattern {
  const segments = route.endpoint.path.split('/').slice(1)
  // Every second part is a name.
  const parts = route.endpoint.path.split(pathName)
  const source = parts.map((part, index) => (index % 2 === 0 ? part.replace(/[^\w/]/g, '\\$&') : '([^/]+?)')).join('')
  const rank = segments.map((segment) => (/^\{[^{}]+\}$/.test(segment) ? 2 : Number(pathName.test(segment))))
  // A missing GET for HEAD comes after a HEAD of its own.
  return { route, expression: new RegExp(`^${source}$`), names: parts.filter((_, index) => index % 2 === 1), rank: rank.join('') }
}

const isFor = ({ endpoint }: SandboxRoute, method: string): boolean => endpoint.method === method

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
