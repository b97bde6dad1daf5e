import type { Place } from './field-messages.ts'

/** What holds a sentence, and what may hold one or a code. */
const sentence = /(messages?|msg|details?)$/i
const summary = /(title|errors?|reason|description)$/i
/** What holds more messages: anywhere, and around them all. */
const nested = /(errors?|issues|violations|inner|children|constraints)$/i
const enclosing = /(param(eter)?s|data|fields)$/i
/** What is a code, where it is no words; and what repeats what was sent. */
const aside = /(code|status|type|kind|id)s?$/i
const echo = /^(value|input|rejected)/i
/** What names a field: anywhere, and in an entry of a list. */
const fieldKey = /^(pointer|(field|param(eter)?|property|attr(ibute)?)s?_?(name|path)?)$/i
const entryKey = /^(\w*path|loc(ation)?|target|key)$/i
/** Where some servers' paths begin, and what they call the lack of a field. */
const documents = /^((body|data(\.attributes)?|input|json|query|path)\.)+/
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
  const { source } = container as { source?: unknown }
  const facts: Record<string, unknown> = { ...plain(source), ...container }
  const entries = Object.entries(facts)
  const keyOf = (known: RegExp): string | undefined =>
    entries.find(([key, value]) => known.test(key) && isPath(value, known === entryKey))?.[0]

  const isSentence = ([key, value]: [string, unknown]): boolean => sentence.test(key) && (kind !== 'map' || !isObject(value))
  const isSummary = ([key, value]: [string, unknown]): boolean => summary.test(key) && typeof value === 'string'
  const hasSentence = entries.some(isSentence)
  const hasWords = hasSentence || entries.some((entry) => isSummary(entry) && words.test(`${entry[1]}`))
  // An entry under a field of its own is a row of that field, unless it says something.
  const isDescribing =
    hasSentence ||
    (!listPath && entries.some((entry) => isSummary(entry) || nested.test(entry[0]) || (isEntry && fieldKey.test(entry[0]))))
  const about = isDescribing ? (keyOf(fieldKey) ?? (isEntry ? (keyOf(entryKey) ?? keyOf(/^name$/)) : undefined)) : undefined

  const describes = ([key, value]: [string, unknown]): boolean =>
    isObject(value)
      ? isOuter && (nested.test(key) || enclosing.test(key)) && !noField.test(key)
      : typeof value === 'string'
        ? (((hasWords && isEntry) || aside.test(key) || key === 'error') && /^\S+$/.test(value)) ||
          (isEntry && !path && /reason|description/i.test(key))
        : value !== null
  const isDescription = hasSentence || about || kind === 'rest' || (kind === 'envelope' && entries.some(describes))
  const isAround = (key: string): boolean => /errors?$/i.test(key) || (isOuter && /^param(eter)?s$/.test(key))
  const below = (key: string, value: unknown): Place => ({
    value,
    path: isAround(key) ? path : join(path, key),
    kind: isDescription && kind !== 'map' && !isAround(key) && !(isOuter && isTexts(value) && !aside.test(key)) ? 'rest' : 'map',
  })
  if (!isDescription) return Object.entries(container).map(([key, value]) => below(key, value))

  // What names its field among things of unknown make is not about what they are called.
  const base = about && kind === 'rest' ? '' : ((about || hasWords) && listPath) || path
  const own = about ? segments(facts[about]).replace(wholeDocument, '') : ''
  // A path from the root repeats what it stands under.
  const field = own.startsWith(`${base}.`) || own === base ? own : join(base, own)
  return entries.flatMap(([key, value]): Place[] => {
    if (key === about) return []
    if (isSentence([key, value])) return [{ value, path: field, kind: isObject(value) ? 'map' : 'envelope' }]
    if (!isObject(value)) {
      const hasItsWords = words.test(`${value}`)
      if (kind === 'map' && isOuter && hasItsWords) return [below(key, value)]
      // A code beside words is none, and a title only names the kind of what the detail says.
      const isSaid = hasWords
        ? summary.test(key) && hasItsWords
        : isSummary([key, value]) || (about && hasItsWords && !echo.test(key))
      return kind !== 'rest' && isSaid && !(key === 'title' && facts.detail) ? [{ value, path: field, kind }] : []
    }
    if (nested.test(key)) {
      return [{ value, path: kind === 'rest' ? '' : field, kind: /error$/i.test(key) ? 'envelope' : 'map' }]
    }
    if (enclosing.test(key) && (isOuter || about || hasSentence)) {
      // What was sent may be repeated there, unless it is all there is.
      const mayRepeat =
        !isOuter || isTexts(value) || (/data$/i.test(key) && (hasSentence || entries.some(([other]) => nested.test(other))))
      return [{ value, path: field, kind: mayRepeat ? 'rest' : 'map' }]
    }
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
const segments = (path: unknown): string =>
  [path]
    .flat()
    .map((part) => (isObject(part) ? (part as { key?: unknown }).key : part))
    .filter((part) => /string|number/.test(typeof part))
    .join('.')
    .slice(0, longestPath)
    .split(/[#$./[\]"']+/)
    .filter(Boolean)
    .join('.')

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** A list that begins with a text. */
const isTexts = (value: unknown): boolean => Array.isArray(value) && typeof value[0] === 'string'

/** An object that is no list. */
const plain = (value: unknown): object | undefined => (isObject(value) && !Array.isArray(value) ? value : undefined)

/** Whether it can be the path of a field: a text, or a list of steps, which may be objects if it `hasParts`. */
const isPath = (value: unknown, hasParts?: boolean): boolean =>
  Array.isArray(value)
    ? value.every((part) => typeof part === 'number' || (isObject(part) ? hasParts && 'key' in part : isPath(part)))
    : typeof value === 'string' && !/\s|Error$/.test(value)
