import type { Place } from './field-messages.ts'

/** What holds a sentence, and what may hold one or a code. */
const sentence = /(messages?|msg|details?)$/i
const summary = /(title|errors?|reason|description|hint|help)$/i
/** What holds more messages: anywhere, and around them all. */
const nested = /(errors?|issues|violations|inner|children|constraints)$/i
const enclosing = /(param(eter)?s|data|fields|embedded|extra|validation)$/i
/** What is a code, where it is no words. */
const aside = /(code|status|type|kind|id)$/i
/** What names a field: anywhere, and in an entry of a list. */
const fieldKey = /^(pointer|fields?|param(eter)?s?|property(path|name)?|attr(ibute)?)$/i
const entryKey = /^((instance|data)?path|loc(ation)?|target|key)$/i
/** Where some servers' paths begin, and what they call the lack of a field. */
const documents = /^((body|data|attributes|relationships|input|json|query|path)\.)+/
const noField = /(^|\.)(base|root|(_|non_field_)errors?|_schema|__(all|root)__|full_messages)?$/
const wholeDocument = /^(body|data)$/
const words = /\S\s+\S/

/**
 * Takes apart what servers of any make send: sentences, lists of them, maps from field to sentence, and descriptions, which
 * are objects that hold a sentence and may name its field; all of them nested in each other and in envelopes.
 */
export function partsOfRefusal(container: object, place: Place): Place[] {
  const parts = Array.isArray(container) ? entriesOf(container, place) : partsOfObject(container, place)
  for (const part of parts) {
    if (typeof part.value !== 'string') continue
    part.path = part.path.replace(documents, '').replace(noField, '')
    if (part.kind === 'rest' && !words.test(part.value)) part.value = undefined
  }
  return parts
}

function entriesOf(list: unknown[], { path, kind }: Place): Place[] {
  return list.map((value, index) => ({
    value,
    path: path && isObject(value) ? join(path, index) : path,
    listPath: path,
    kind: isObject(value) && kind === 'map' ? 'envelope' : kind,
  }))
}

function partsOfObject(container: object, { path, kind, listPath }: Place): Place[] {
  const isEntry = listPath !== undefined
  const isOuter = !path && !isEntry
  const { source, params } = container as Record<string, unknown>
  const facts: Record<string, unknown> = { ...plain(source), ...(isEntry && plain(params)), ...container }
  const entries = Object.entries(facts)

  const isSentence = ([key, value]: [string, unknown]): boolean => sentence.test(key) && (kind !== 'map' || !isObject(value))
  const isSummary = ([key, value]: [string, unknown]): boolean => summary.test(key) && typeof value === 'string'
  const hasSentence = entries.some(isSentence)
  const hasWords = hasSentence || entries.some((entry) => isSummary(entry) && words.test(`${entry[1]}`))
  const namesField = ([key, value]: [string, unknown]): boolean =>
    isPath(value) && (fieldKey.test(key) || (isEntry && entryKey.test(key)))
  const about =
    entries.find(namesField)?.[0] ?? (isEntry && (hasSentence || entries.some(isSummary)) && isPath(facts.name) && 'name')

  const describes = ([key, value]: [string, unknown]): boolean =>
    isObject(value)
      ? isOuter && nested.test(key) && !noField.test(key)
      : typeof value === 'string'
        ? (hasWords || aside.test(key)) && /^\S+$/.test(value)
        : value !== null
  const isDescription = hasSentence || about || kind === 'rest' || (kind === 'envelope' && entries.some(describes))
  const isAround = (key: string): boolean =>
    /errors?$/i.test(key) || ('errors' in facts && /^(children|properties|items)$/.test(key))
  const below = (key: string, value: unknown): Place => ({
    value,
    path: isAround(key) ? path : join(path, key),
    kind: isDescription && kind !== 'map' && !isAround(key) ? 'rest' : 'map',
  })
  if (!isDescription) return Object.entries(container).map(([key, value]) => below(key, value))

  // What names its field among things of unknown make is not about what they are called.
  const base = about && kind === 'rest' ? '' : ((about || hasWords) && listPath) || path
  const own = about ? segments(facts[about]).replace(wholeDocument, '') : ''
  // A path from the root repeats what it stands under.
  const field = own.startsWith(`${base}.`) || own === base ? own : join(base, own)
  return entries.flatMap(([key, value]): Place[] => {
    if (key === about) return []
    if (isSentence([key, value])) {
      return [{ value, path: join(field, facts.missingProperty), kind: isObject(value) ? 'map' : 'envelope' }]
    }
    if (!isObject(value)) {
      if (kind === 'map' && isOuter && words.test(`${value}`)) return [below(key, value)]
      // A code beside words is none, and a title only names the kind of what the detail says.
      return kind !== 'rest' && summary.test(key) && (!hasWords || words.test(`${value}`)) && !(key === 'title' && facts.detail)
        ? [{ value, path: field, kind }]
        : []
    }
    if (nested.test(key)) {
      return [{ value, path: kind === 'rest' ? '' : field, kind: /error$/i.test(key) ? 'envelope' : 'map' }]
    }
    if (isOuter && enclosing.test(key)) return [{ value, path, kind: /data$/i.test(key) ? 'rest' : 'map' }]
    return isOuter || !(about || hasSentence) ? [below(key, value)] : []
  })
}

/** A path below another one. */
function join(path: string, below: unknown): string {
  const inner = segments(below)
  return path && inner ? (path.length < longestPath ? `${path}.${inner}` : path) : path || inner
}

const longestPath = 200

/** `variants[0].price`, `/variants/0/price` and `['variants', 0, 'price']`, all of them as `variants.0.price`. */
const segments = (path: unknown = ''): string =>
  [path]
    .flat()
    .map((part) => (part as { key?: unknown } | null)?.key ?? part)
    .join('.')
    .split(/[#$./[\]"']+/)
    .filter(Boolean)
    .join('.')
    .slice(0, longestPath)

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** An object that is no list. */
const plain = (value: unknown): object | undefined => (isObject(value) && !Array.isArray(value) ? value : undefined)

const isPath = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.every((part) => !isObject(part) || 'key' in (part as object))
    : typeof value === 'string' && !/\s|Error$/.test(value)
