import { reservedNames } from './taken.ts'
import { camelCase, singularNameOf, singularOf, wordsOf } from './words.ts'

/** What a name is made from. */
export interface NamedRoute {
  /** In lower case. */
  method: string
  /** As the document writes it. */
  path: string
  operationId: string | undefined
  /** Whether it answers many of something. */
  isList: boolean
}

const verbs = new Set(
  'get list fetch retrieve read find search query show create add new insert update edit change patch replace put set delete remove destroy archive publish upload send notify'.split(
    ' ',
  ),
)

/** Verbs under another word that reads as code. */
const plainVerbs: Readonly<Record<string, string>> = { new: 'create', destroy: 'delete' }

/** The name of an operation's definition: from its `operationId`, or from the route where there is none. */
export function operationNameOf(route: NamedRoute): string {
  const name = nameFromId(route)
  // A word such as `delete` cannot name a constant.
  return reservedNames.includes(name) ? nameFromRoute(route) : name
}

function nameFromId(route: NamedRoute): string {
  const { method, operationId } = route
  const words = wordsOf(operationId ?? '')
  if (words.length === 0 || isMadeFromRoute(operationId ?? '', method)) return nameFromRoute(route)
  const last = (words.at(-1) ?? '').toLowerCase()
  const isReversed = words.length > 1 && verbs.has(last) && !verbs.has((words[0] ?? '').toLowerCase())
  if (!isReversed) return camelCase(words.join(' '))
  const noun = words.slice(0, -1).join(' ')
  const isMany = last === 'list' || (route.isList && method === 'get')
  return camelCase(`${plainVerbs[last] ?? last} ${isMany ? noun : singularNameOf(noun)}`)
}

/** Frameworks make ids from the route: `read_item_api_v1_items__id__get`. */
const isMadeFromRoute = (operationId: string, method: string): boolean =>
  operationId.toLowerCase().endsWith(`_${method}`) && /__|_api_|_v\d/.test(operationId)

const verbOfMethod: Readonly<Record<string, string>> = {
  get: 'get',
  head: 'check',
  post: 'create',
  put: 'replace',
  patch: 'update',
  delete: 'delete',
}

/** `GET /shows/{id}` → `getShow`, `POST /shows/{id}/publish` → `publishShow`. */
function nameFromRoute({ method, path, isList }: NamedRoute): string {
  const segments = path.split('/').filter((part) => part && !/^v\d+$/.test(part))
  const isNoun = (part: string): boolean => !part.includes('{')
  const nouns = segments.filter(isNoun)
  const last = nouns.at(-1) ?? 'root'
  const owner = nouns.at(-2)
  const endsInName = !isNoun(segments.at(-1) ?? 'root')
  const isAction = method === 'post' && owner !== undefined && !isNoun(segments.at(-2) ?? '') && singularOf(last) === last
  if (isAction) return camelCase(`${last} ${singularOf(owner)}`)
  const verb = method === 'get' && isList ? 'list' : (verbOfMethod[method] ?? method)
  const isOne = endsInName || (method !== 'get' && method !== 'head')
  return camelCase([verb, ...nouns.slice(0, -1).map(singularOf), isOne ? singularOf(last) : last].join(' '))
}
