import { type LisaError, type LisaErrorKind, lisaError } from 'lisa-query'
import { de, en, type Messages } from 'lisa-query/messages'
import { expect, it } from 'vitest'

const place = { message: 'GET /shows/42: it failed', method: 'GET', url: 'https://lisa.test/v2/shows/42' }

/** Every kind, with each of the facts that its words may depend on. */
const errors: { [Kind in LisaErrorKind]: LisaError[] } = {
  'bad-request': [lisaError('bad-request', place)],
  'auth-required': [lisaError('auth-required', place)],
  forbidden: [lisaError('forbidden', place), lisaError('forbidden', { ...place, requiredScope: 'shows:write' })],
  'not-found': [lisaError('not-found', place)],
  conflict: [lisaError('conflict', place)],
  'too-large': [lisaError('too-large', place), lisaError('too-large', { ...place, limit: 196_608, size: 200_000 })],
  invalid: [lisaError('invalid', { ...place, fields: {}, messages: [] })],
  'rate-limited': [lisaError('rate-limited', { ...place, retryAt: 0 })],
  'server-error': [lisaError('server-error', place)],
  unavailable: [lisaError('unavailable', place)],
  timeout: [lisaError('timeout', place)],
  unreachable: [lisaError('unreachable', { ...place, offline: false }), lisaError('unreachable', { ...place, offline: true })],
  unexpected: [lisaError('unexpected', place)],
}

/** Everything that a catalogue can say: where it stands, and the sentence. */
function* sentencesOf(messages: Messages): Generator<[where: string, sentence: string]> {
  const { language, errors: phrases, gateway, accepted, notSavedYet, ...rest } = messages
  const say = (words: unknown, facts: unknown): string =>
    typeof words === 'function' ? (words as (facts: unknown) => string)(facts) : String(words)
  for (const [kind, phrase] of Object.entries(phrases)) {
    for (const [part, words] of Object.entries(phrase)) {
      for (const error of errors[kind as LisaErrorKind]) yield [`${kind}.${part}`, say(words, error)]
    }
  }
  for (const [why, phrase] of Object.entries(gateway)) {
    for (const [part, words] of Object.entries(phrase)) yield [`${why}.${part}`, say(words, errors.forbidden[0])]
  }
  for (const [part, words] of Object.entries(notSavedYet)) yield [`notSavedYet.${part}`, words]
  for (const [part, words] of Object.entries(accepted)) yield [`accepted.${part}`, say(words, {})]
  for (const [key, words] of Object.entries(rest)) {
    const facts = key === 'waitingForSignIn' ? [1, 2, 21, 1_234] : ['in 12 seconds']
    for (const fact of facts) yield [key, say(words, fact)]
  }
  expect(language).toMatch(/^[a-z]{2}$/)
}

const catalogues = [
  { name: 'English', messages: en, banned: /forbidden|invalid|oops|sorry|please|whoops|error|fail|illegal|wrong|must\b/i },
  {
    name: 'German',
    messages: de,
    banned:
      /verboten|ungültig|unzulässig|hoppla|ups\b|leider|entschuldig|tut uns leid|bitte|fehler|fehlgeschlagen|falsch|müssen|forbidden|invalid|sorry|please|error/i,
  },
] as const

it.each(catalogues)('blames nobody in $name: none of the banned words, in any sentence', ({ messages, banned }) => {
  const sentences = [...sentencesOf(messages)]
  expect(sentences.length).toBeGreaterThan(40)
  for (const [where, sentence] of sentences) expect(sentence, where).not.toMatch(banned)
})

it.each(catalogues)('says something everywhere in $name, and nothing that shows a gap', ({ messages }) => {
  for (const [where, sentence] of sentencesOf(messages)) {
    expect(sentence.trim(), where).not.toBe('')
    expect(sentence, where).toBe(sentence.replace(/\s+/g, ' ').trim())
    expect(sentence, where).not.toMatch(/undefined|\bnull\b|nan\b|\[object|\$\{/i)
  }
})

it.each(catalogues)('writes titles and labels without a full stop in $name, and sentences with one', ({ messages }) => {
  for (const [where, sentence] of sentencesOf(messages)) {
    const isLabel = /title$|action$|^(check|sendAgain|signInAndSave|notNow|missingScope|signingIn)$/.test(where)
    expect(sentence.endsWith('.'), `${where}: ${sentence}`).toBe(!isLabel)
  }
})

it('has the same words to say in both languages, and repeats no English in German', () => {
  const english = new Map(sentencesOf(en))
  const german = new Map(sentencesOf(de))
  expect([...german.keys()].sort()).toEqual([...english.keys()].sort())
  for (const [where, sentence] of german) expect(sentence, where).not.toBe(english.get(where))
})

it('counts as the language does', () => {
  expect([1, 2, 1_234].map(en.waitingForSignIn)).toEqual([
    '1 part of this page is waiting for it.',
    '2 parts of this page are waiting for it.',
    '1,234 parts of this page are waiting for it.',
  ])
  expect([1, 2, 1_234].map(de.waitingForSignIn)).toEqual([
    'Ein Teil dieser Seite wartet darauf.',
    '2 Teile dieser Seite warten darauf.',
    '1.234 Teile dieser Seite warten darauf.',
  ])
})
