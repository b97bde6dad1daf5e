// The store counts changes by the name of their path. A read has the names of all paths whose change touches it: each with its own
// values, and each with `{}` in place of them, for a change whose values are not known.

/**
 * The paths of a write or an event with these values, each once. What follows `?` does not matter. A path of which a value is missing
 * stays as it is: the store knows no path with some of its values.
 */
export function touchedPaths(paths: readonly string[], values: Readonly<Record<string, string | undefined>>): readonly string[] {
  const filled = paths.map((given) => {
    const path = given.replace(/\?.*$/s, '?')
    const isKnown = [...path.matchAll(pathName)].every(([, name = '']) => values[name] !== undefined)
    return isKnown ? path.replace(pathName, (_, name: string) => encodeURIComponent(values[name] ?? '')) : path
  })
  return [...new Set(filled)]
}

/** The name under which the store counts the changes at this path. */
export const touchName = (path: string): string => path.replace(pathName, '{}')

/** The names of all paths that touch a read, by its own path and the one of its definition. */
export function namesOf(path: string, pattern: string): string[] {
  const names = [path, touchName(pattern)].flatMap((name) => [...pathsAround(name), `${name}?`])
  return [...new Set(names)]
}

/** `/shows/42/products` is below `/shows` and `/shows/42`. */
function pathsAround(path: string): string[] {
  const segments = path.split('/').slice(1)
  return segments.map((_, index) => `/${segments.slice(0, index + 1).join('/')}`)
}

/** Whether a change at `path` can touch reads of the endpoint whose path is `pattern`. */
export function canTouch(path: string, pattern: string): boolean {
  const [pathname = '', query] = path.split('?')
  const [segments, names] = [pathname.split('/'), pattern.split('/')]
  const isFar = query === undefined ? names.length < segments.length : names.length !== segments.length
  return !isFar && segments.every((segment, at) => isSame(segment, names[at] ?? ''))
}

const isSame = (one: string, other: string): boolean => one === other || one.includes('{') || other.includes('{')

const pathName = /\{([^{}]+)\}/g
