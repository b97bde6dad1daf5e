import type { Endpoint } from '../client/endpoint.ts'
import { mistake } from '../errors/mistake.ts'
import type { PublicRead } from './gateway-options.ts'

/** One entry of the allow-list. */
export interface GatewayRoute {
  endpoint: Endpoint
  /** What visitors may see of it; absent for a private one. */
  publicRead?: PublicRead | undefined
}

/** What an address leads to: a route with its path's values, or the methods that it would take. */
export type Match = { route: GatewayRoute; params: Record<string, string> } | { allowed: string[] } | undefined

/** Finds the route of an address below the gateway's path. */
export type MatchRoute = (method: string, pathname: string) => Match

/** The definitions are the routes: the ones with more fixed segments go first. Two of one method and path are a `TypeError`. */
export function createMatcher(path: string, routes: readonly GatewayRoute[]): MatchRoute {
  const patterns = routes.map(patternOf).sort((one, other) => other.fixed - one.fixed)
  checkTwice(routes)
  return (method, pathname) => {
    const segments = segmentsBelow(path, pathname)
    if (!segments) return undefined
    const found = patterns.flatMap((pattern) => {
      const params = paramsOf(pattern, segments)
      return params ? [{ route: pattern.route, params }] : []
    })
    const match = found.find(({ route }) => route.endpoint.method === method)
    if (match || found.length === 0) return match
    return { allowed: [...new Set(found.map(({ route }) => route.endpoint.method))] }
  }
}

interface Pattern {
  route: GatewayRoute
  segments: { expression: RegExp; names: string[] }[]
  /** How many segments have no name. */
  fixed: number
}

const pathName = /\{([^{}]+)\}/

function patternOf(route: GatewayRoute): Pattern {
  const segments = route.endpoint.path
    .split('/')
    .slice(1)
    .map((segment) => {
      // Every second part is a name.
      const parts = segment.split(pathName)
      const expression = parts.map((part, index) => (index % 2 === 0 ? part.replace(/[^\w]/g, '\\$&') : '(.+?)'))
      return { expression: new RegExp(`^${expression.join('')}$`, 's'), names: parts.filter((_, index) => index % 2 === 1) }
    })
  return { route, segments, fixed: segments.filter(({ names }) => names.length === 0).length }
}

/** In characters: no id is longer. */
const longestSegment = 512

/** The segments below the gateway's path, decoded once; `undefined` for an address that could mean another one upstream. */
function segmentsBelow(path: string, pathname: string): string[] | undefined {
  if (!pathname.startsWith(`${path}/`)) return undefined
  try {
    const segments = pathname
      .slice(path.length + 1)
      .split('/')
      .map(decodeURIComponent)
    return segments.every(isSafe) ? segments : undefined
  } catch {
    return undefined
  }
}

/** No segment, this one or the one above, or what ends a segment or a line of HTTP. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to find
const unsafe = /^\.{0,2}$|[/\\\u0000-\u001f\u007f]/

const isSafe = (segment: string): boolean => segment.length <= longestSegment && !unsafe.test(segment)

function paramsOf({ segments }: Pattern, given: readonly string[]): Record<string, string> | undefined {
  if (segments.length !== given.length) return undefined
  const params: [string, string][] = []
  for (const [at, { expression, names }] of segments.entries()) {
    const found = expression.exec(given[at] ?? '')
    if (!found) return undefined
    for (const [index, name] of names.entries()) params.push([name, found[index + 1] ?? ''])
  }
  return Object.fromEntries(params)
}

function checkTwice(routes: readonly GatewayRoute[]): void {
  const seen = new Set<string>()
  for (const { endpoint } of routes) {
    const name = `${endpoint.method} ${endpoint.path.replace(/\{[^{}]+\}/g, '{}')}`
    if (seen.has(name))
      throw mistake(
        'gateway-twice',
        `createLisaGateway has ${endpoint.method} ${endpoint.path} twice: list it once, under \`public\` or under \`private\``,
      )
    seen.add(name)
  }
}
