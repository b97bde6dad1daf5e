import type { LocalizedString } from './values.ts'

/**
 * The text in the first of the languages that it has (`de-AT` also finds `de`), else the fallback under `*`;
 * `undefined` where it has neither.
 * @see https://docs.hello-lisa.com/developers/widgets/type-definitions/product
 */
export function localize(text: LocalizedString | undefined, languages: string | readonly string[]): string | undefined {
  if (!text) return undefined
  const byCode = new Map(Object.entries(text).map(([code, words]) => [code.toLowerCase(), words]))
  for (const language of [languages].flat()) {
    for (let tag = language.toLowerCase(); tag; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
      const words = byCode.get(tag)
      if (words !== undefined) return words
    }
  }
  return byCode.get('*')
}
