import {
  codeKey,
  echoKey,
  factsOf,
  fillPlaceholders,
  hasProblems,
  isNoField,
  mayName,
  nameIn,
  problemsKey,
  reasonKey,
  remarkKey,
  sentenceKey,
  valuesIn,
  wrapperKey,
} from './facts.ts'
import { type Fact, hasWords, isMap, isObject, isTexts, joinOnce, type Part, pathBelow, type Rule, rowPath } from './part.ts'

/**
 * An object that describes what is wrong: `{ field: 'title', message: 'is missing', code: 'blank' }`. Each of its facts is
 * read by the first rule that knows it, which is shown by a body and what comes out of it.
 */
export const problemParts: Rule = (object, part) => {
  const { path, index, keys } = part
  const isEntry = index !== undefined
  const isOutermost = !path && !isEntry
  const isUnknown = keys === 'unknown'
  const values = valuesIn(object, isEntry)
  const facts = factsOf(object, isEntry).filter(([, value]) => value === undefined || value !== values)
  // Among fields, a list or a map under `message` belongs to the field of that name.
  const isSentence = ([key, value]: Fact): boolean => sentenceKey.test(key) && !(keys === 'fields' && isObject(value))
  const hasSentence = facts.some(isSentence)
  const hasWording = hasSentence || facts.some(([key, value]) => reasonKey.test(key) && hasWords(value))
  const name = hasSentence || mayName(facts, part) ? nameIn(facts, values, isEntry) : undefined
  const isProblem = hasSentence || name || isUnknown || facts.some((fact) => isNoField(fact, part, hasWording))
  if (!isProblem) return undefined

  // A description is about the field of its list; a row without one stands at its own position.
  const around = name || hasWording ? path : rowPath(part)
  const field = name ? joinOnce(isUnknown ? '' : around, name.path) : around
  // Around everything, further problems have their paths from the root.
  const said = (value: unknown, keys: Part['keys']): Part[] => [
    { value, path: isOutermost && isObject(value) && !isTexts(value) ? '' : field, keys },
  ]

  return facts.flatMap((fact): Part[] => {
    const [key, value] = fact

    // The name of the field
    // { "errors": [{ "field": "title", "message": "is missing" }] } → { "title": ["is missing"] }
    if (key === name?.key) return []

    // A sentence, its placeholders filled in
    // { "message": "%fieldName is missing", "parameters": { "fieldName": "title" } } → { "title": ["title is missing"] }
    if (isSentence(fact) && typeof value === 'string') return said(values ? fillPlaceholders(value, values) : value, 'facts')

    // Fields, or problems, in the place of a sentence
    // { "message": { "title": ["is missing"] } } → { "title": ["is missing"] }
    // { "message": "Refused", "details": { "kind": "shows", "causes": [{ "field": "title", "message": "is missing" }] } } → { "title": ["is missing"] } and ["Refused"]
    if (isSentence(fact)) return said(value, isMap(value) && !hasProblems(value) ? 'fields' : 'facts')

    // A field beside a sentence about all of them
    // { "errors": { "message": "Two are wrong", "title": "is missing" } } → { "title": ["is missing"] } and ["Two are wrong"]
    if (keys === 'fields' && isOutermost && hasWords(value)) return [{ value, path: pathBelow(key, part), keys }]

    // A reason in words, or the only one; a title names the kind of problem where a detail says what it is
    // { "error": "unprocessable", "reason": "The title is missing", "status": 422 } → ["The title is missing"]
    // { "error": { "code": 422, "reason": "missing" } } → ["missing"]
    // { "title": "Not valid", "detail": "The title is missing" } → ["The title is missing"]
    // { "message": "Cannot save", "context": "The title is missing" } → ["Cannot save", "The title is missing"]
    if (!isObject(value)) {
      const isTitle = key === 'title' && facts.some(([other, detail]) => other === 'detail' && detail)
      const isReason = reasonKey.test(key) && typeof value === 'string'
      const isSaid = hasWording
        ? (isReason || remarkKey.test(key)) && hasWords(value)
        : isReason || (name && hasWords(value) && !echoKey.test(key))
      return isSaid && !isTitle && !isUnknown ? said(value, keys) : []
    }

    // More problems, though not where hapi only lists the fields
    // { "status": 422, "violations": [{ "propertyPath": "title", "message": "is missing" }] } → { "title": ["is missing"] }
    // { "message": "Refused", "validation": { "source": "payload", "keys": ["title"] } } → ["Refused"]
    if (problemsKey.test(key) && !('source' in value)) {
      const keys = Array.isArray(value) || /error$/i.test(key) ? 'facts' : 'fields'
      return isUnknown ? [{ value, path: '', keys }] : said(value, keys)
    }

    // Fields under a word of their own, or what was sent
    // { "code": "invalid", "params": { "title": "is missing" } } → { "title": ["is missing"] }
    // { "message": "Refused", "data": { "title": "My first show" } } → ["Refused"]
    // { "data": { "createShow": { "userErrors": [{ "field": ["input", "title"], "message": "is missing" }] } } } → { "title": ["is missing"] }
    if (wrapperKey.test(key) && (isOutermost || name || hasSentence)) {
      if (isTexts(value)) return isOutermost ? said(value.filter(hasWords), 'facts') : []
      const isData = /data$/i.test(key)
      if (isData && Object.values(value).some(hasProblems)) return said(Object.values(value), 'facts')
      const isEcho = !isOutermost || (isData && (hasSentence || facts.some(([other]) => problemsKey.test(other))))
      return said(value, isEcho ? 'unknown' : 'fields')
    }

    // A key that no rule knows: a field, or anything
    // { "code": "invalid", "title": ["missing"], "received": { "message": "My first show" } } → { "title": ["missing"] }
    if ((!isOutermost && (name || hasSentence)) || (echoKey.test(key) && !isTexts(value))) return []
    const below = pathBelow(key, part)
    const isFields = keys === 'fields' || below === rowPath(part) || (isOutermost && isTexts(value) && !codeKey.test(key))
    return [{ value, path: below, keys: isFields ? 'fields' : 'unknown' }]
  })
}
