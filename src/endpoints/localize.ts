import { languageTag, pageLanguages } from '../messages/languages.ts'
import type { LocalizedString } from './schemas.ts'

/**
 * The text in the first of the languages that it has: `de-AT` finds `de-AT`, else `de`, else `de-DE`, but never another
 * script (`zh-TW` finds no `zh-Hans`). Else the fallback under `*`, else a text of another region (`pt` finds `pt-BR`);
 * `undefined` where it has none of them. An empty text counts as missing.
 *
 * Without `languages` it is the page's language (`<html lang>`), then the browser's. A server knows neither and takes `*`,
 * else any text: pass it the languages of the request, so that the page says the same before and after hydration.
 * @see https://docs.hello-lisa.com/developers/widgets/type-definitions/product
 */
export function localize(
  text: LocalizedString | undefined,
  languages: string | readonly string[] = pageLanguages(),
): string | undefined {
  const texts = Object.entries(text ?? {})
    .filter(([, words]) => typeof words === 'string' && words.trim())
    .map(([code, words]) => ({ ...languageIn(code), words }))
  const wanted = [languages].flat().map(languageIn)
  for (const language of wanted) {
    for (const fits of [isSame, isOfSameRegion, isWider, isOfOtherRegion]) {
      const found = texts.find((text) => fits(text, language))
      if (found) return found.words
    }
  }
  const found =
    texts.find(({ tag }) => tag === '*') ??
    texts.find((text) => wanted.some((language) => isAlike(text, language))) ??
    (wanted.length === 0 ? texts[0] : undefined)
  return found?.words
}

/** A language and what its tag says of it, in lower case. */
interface Language {
  tag: string
  /** `pt` of `pt-BR`; empty where the tag is none. */
  name: string
  /** `br` of `pt-BR`. */
  region: string | undefined
}

function languageIn(code: string): Language {
  const tag = languageTag(code).toLowerCase()
  const [, name = '', , region] = /^([a-z]*)(-[a-z]{4})?(?:-([a-z]{2}|\d{3})(?=-|$))?/.exec(tag) ?? []
  return { tag, name: otherNames.get(name) ?? name, region }
}

/** Languages that go by two codes. */
const otherNames = new Map([
  ['no', 'nb'],
  ['iw', 'he'],
  ['in', 'id'],
])

type Fits = (text: Language, wanted: Language) => boolean

const isSame: Fits = (text, wanted) => text.tag === wanted.tag
const isOfSameRegion: Fits = (text, wanted) => text.region === wanted.region && isAlike(text, wanted)
const isWider: Fits = (text, wanted) => text.region === undefined && isAlike(text, wanted)
const isOfOtherRegion: Fits = (text, wanted) => wanted.region !== undefined && isAlike(text, wanted)

/** Whether who reads the one can read the other: the same language in the same script. */
const isAlike: Fits = (text, wanted) =>
  text.name === wanted.name && text.name !== '' && scriptOf(text.tag) === scriptOf(wanted.tag)

/** The script that a language is written in: `Hant` for `zh-TW`. Where `Intl` does not tell, the one that the tag names. */
function scriptOf(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).maximize().script
  } catch {
    return /^[a-z]+-([a-z]{4})(?=-|$)/.exec(tag)?.[1]
  }
}
