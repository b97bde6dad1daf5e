// The store counts what has been touched by name. A read has the names of all paths that touch it, once with its values and once
// with `{}` for them, so that a path whose values are not known touches all that it can stand for.

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

/** The name under which the store counts what touches this path. */
export const touchName = (path: string): string => path.replace(pathName, '{}')

/** The names of all paths that touch a read, by its own path and the one of its definition. */
export function namesOf(path: string, pattern: string): string[] {
  const around = [path, touchName(pattern)].flatMap((one) => [...pathsAround(one), `${one}?`])
  return [...new Set(around)]
}

/** `/shows/42/products` is below `/shows` and `/shows/42`. */
function pathsAround(path: string): string[] {
  const segments = path.split('/').slice(1)
  return segments.map((_, index) => `/${segments.slice(0, index + 1).join('/')}`)
}

/** Whether a read of this definition can be touched where a path is. */
export function canTouch(path: string, pattern: string): boolean {
  const [pathname = '', query] = path.split('?')
  const [segments, names] = [pathname.split('/'), pattern.split('/')]
  const isFar = query === undefined ? names.length < segments.length : names.length !== segments.length
  return !isFar && segments.every((segment, at) => isSame(segment, names[at] ?? ''))
}

const isSame = (one: string, other: string): boolean => one === other || one.includes('{') || other.includes('{')

const pathName = /\{([^{}]+)\}/g
