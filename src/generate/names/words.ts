/** The words of a name in any spelling: `live_shows.list` → `live`, `shows`, `list`. Letters of all alphabets are kept. */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[^\p{L}\p{Nd}]+/u)
    .filter(Boolean)
}

/** `LiveShows`; begins with a letter. */
export function pascalCase(text: string): string {
  const name = wordsOf(text).map(capitalize).join('')
  return /^\p{L}/u.test(name) ? name : `Model${name}`
}

/** `liveShows`; begins with a letter. */
export function camelCase(text: string): string {
  return pascalCase(text).replace(/^\p{Lu}+(?!\p{Ll})|^\p{Lu}/u, (head) => head.toLowerCase())
}

/** `live-shows`, for a file's name; `fallback` where no letter is left. */
export function kebabCase(text: string, fallback: string): string {
  const name = wordsOf(text).join('-').toLowerCase().slice(0, longestFileName).replace(/-+$/, '') || fallback
  // Windows reserves these, whatever the ending.
  return /^(con|prn|aux|nul|com\d|lpt\d)$/.test(name) ? `${name}-` : name
}

const longestFileName = 60

export const capitalize = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** `shows` → `show`, `categories` → `category`; a word that is no plural stays. */
export function singularOf(word: string): string {
  const own = irregular.find(([, plural]) => plural === word.toLowerCase())?.[0]
  if (own) return word.charAt(0) + own.slice(1)
  if (/ies$/i.test(word)) return word.replace(/ies$/i, 'y')
  if (/(ss|sh|ch|x)es$/i.test(word)) return word.slice(0, -2)
  return /[^sui]s$/i.test(word) ? word.slice(0, -1) : word
}

/** `show` → `shows`, `category` → `categories`; a plural stays. */
function pluralOf(word: string): string {
  const own = irregular.find(([one]) => one === word.toLowerCase())?.[1]
  if (own) return word.charAt(0) + own.slice(1)
  if (/(ss|sh|ch|x)$/i.test(word)) return `${word}es`
  if (/s$/i.test(word)) return word
  return /[^aeiou]y$/i.test(word) ? word.replace(/y$/i, 'ies') : `${word}s`
}

const irregular: readonly (readonly [one: string, many: string])[] = [
  ['series', 'series'],
  ['species', 'species'],
  ['news', 'news'],
  ['movie', 'movies'],
  ['cookie', 'cookies'],
  ['cache', 'caches'],
  ['person', 'people'],
  ['child', 'children'],
]

/** Makes the last word of a name singular: `liveShows` → `liveShow`. */
export function singularNameOf(name: string): string {
  return name.replace(lastWord, singularOf)
}

/** Makes the last word of a name plural: `liveShow` → `liveShows`. */
export function pluralNameOf(name: string): string {
  return name.replace(lastWord, pluralOf)
}

const lastWord = /(\p{Lu}?\p{Ll}+|\p{Lu}+)$/u
