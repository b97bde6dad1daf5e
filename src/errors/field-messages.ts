import type { FieldMessages } from './lisa-error.ts'

/** What a 422 says, sorted into messages at fields and messages that belong to none. */
export interface SortedMessages {
  fields: FieldMessages
  messages: string[]
}

/** A part of the body, and the field it is about. */
interface Place {
  value: unknown
  path: string
  /** Whether this is an envelope, whose keys describe the refusal, rather than a map, whose keys are fields. */
  isEnvelope: boolean
  /** An entry of a list: the field the whole list is about. */
  listPath?: string
}

/**
 * The messages in a 422's body. LiSA documents only that they stand "in the error parameters", so this reads what servers
 * send: sentences, lists of them, maps from field to sentence, and objects that name their field and hold a sentence, all of
 * them nested in each other and in envelopes. No sentence is lost, and none is made up.
 */
export function sortMessages(body: unknown): SortedMessages {
  const found = new Map<string, Set<string>>([['', new Set()]])
  const seen = new Set<unknown>()
  // A stack of our own, because a hostile body may nest deeper than the engine's.
  const open: Place[] = [{ value: body, path: '', isEnvelope: true }]
  for (let place = open.pop(); place; place = open.pop()) {
    const { value, path } = place
    if (typeof value === 'string') {
      if (!/\S/.test(value)) continue
      const field = path.replace(documents, '')
      const messages = found.get(field) ?? new Set()
      found.set(field, messages.add(value))
    } else if (isObject(value) && !seen.has(value)) {
      seen.add(value)
      for (const inner of (Array.isArray(value) ? entriesOf(value, place) : partsOf(value, place)).reverse()) open.push(inner)
    }
  }
  const [[, messages] = [], ...fields] = found
  return {
    fields: Object.fromEntries(fields.map(([path, said]) => [path, [...said]])),
    messages: [...(messages ?? [])],
  }
}

/** Where a document starts in the paths of some servers. */
const documents = /^(?:(?:body|data|attributes|input|json|query)\.)+/
/** What names a sentence, whatever else stands beside it. */
const sentence = /(messages?|msg|detail)$/i
/** What names a sentence, unless it is a code beside one. */
const summary = /(title|error|reason|description|hint)$/i
/** What holds further messages. */
const wrapper = /(errors?|issues|violations|details|param(eter)?s|data|fields|inner|children|constraints|embedded)$/i
/** Those of them that describe rather than list. */
const describing = /(error|data|embedded)$/i
/** Keys that name a field: everywhere, and only in the entries of a list. */
const fieldKeys = ['pointer', 'field', 'param', 'parameter', 'propertyPath', 'propertyName', 'property', 'attribute', 'attr']
const listedFieldKeys = ['path', 'loc', 'instancePath', ...fieldKeys, 'target', 'key', 'name']
/** Keys of what belongs to no field. */
const base = /^(base|root|_schema|__all__|\$)?$/

function entriesOf(list: unknown[], { path, isEnvelope }: Place): Place[] {
  return list.map((value, index) => ({
    value,
    path: path && isObject(value) ? join(path, `${index}`) : path,
    listPath: path,
    isEnvelope: isObject(value) || isEnvelope,
  }))
}

function partsOf(object: object, { path, isEnvelope, listPath }: Place): Place[] {
  const facts: Record<string, unknown> = { ...(object as { source?: object }).source, ...object }
  const entries = Object.entries(facts)
  const own = (listPath === undefined ? fieldKeys : listedFieldKeys).map((key) => facts[key]).find(isPath)
  const isSaid = ([key, value]: [string, unknown]): boolean => sentence.test(key) && (isEnvelope || typeof value === 'string')
  const isWrapped = ([key, value]: [string, unknown]): boolean => isObject(value) && wrapper.test(key)
  const hasSentence = entries.some(isSaid)
  const isDescription =
    own !== undefined ||
    hasSentence ||
    (isEnvelope && entries.some((entry) => isWrapped(entry) || !(isObject(entry[1]) || /\s/.test(`${entry[1]}`))))
  if (!isDescription)
    return entries.map(([key, value]) => ({ value, path: /errors?$/i.test(key) ? path : join(path, key), isEnvelope: false }))

  const about = own === undefined ? (listPath ?? path) : join(listPath ?? path, segments(own))
  const weak = entries.filter(([key, value]) => typeof value === 'string' && summary.test(key))
  const hasWords = hasSentence || weak.some(([, value]) => /\s/.test(value as string))
  return entries.flatMap(([key, value]): Place[] => {
    if (isSaid([key, value]) || isWrapped([key, value])) return [{ value, path: about, isEnvelope: describing.test(key) }]
    if (typeof value === 'string') {
      const counts = summary.test(key) && (!hasWords || /\s/.test(value)) && !(key === 'title' && 'detail' in facts)
      return counts ? [{ value, path: about, isEnvelope }] : []
    }
    return isObject(value) && listPath === undefined && own === undefined
      ? [{ value, path: join(path, key), isEnvelope: true }]
      : []
  })
}

const longestPath = 200

function join(path: string, key: string): string {
  const inner = base.test(key) ? path : segments(key)
  if (!path || inner === path || inner.startsWith(`${path}.`)) return inner
  return inner === '' || path.length > longestPath ? path : `${path}.${inner}`
}

const segments = (path: unknown): string =>
  [path]
    .flat()
    .join('.')
    .split(/[#$./[\]"']+/)
    .filter(Boolean)
    .join('.')

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const isPath = (value: unknown): boolean =>
  Array.isArray(value) ? value.every((part) => !isObject(part)) : typeof value === 'string' && !/\s/.test(value)
