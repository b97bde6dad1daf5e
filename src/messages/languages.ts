/** The language's BCP 47 tag, also of a name such as `de_DE.UTF-8` or `en-US@posix`. */
export const languageTag = (language: string): string =>
  language
    .trim()
    .replace(/[.@].*/s, '')
    .replaceAll('_', '-')

/** The languages that `Intl` knows, the best first; none stands for the platform's own. */
export function knownLanguages(languages: string | readonly string[]): string[] {
  return [languages].flat().flatMap((language) => {
    try {
      return Intl.getCanonicalLocales(languageTag(language))
    } catch {
      return []
    }
  })
}

/** The language that the page is in, then those that the browser asks for. None where there is no page, such as on a server. */
export function pageLanguages(): string[] {
  if (typeof document === 'undefined') return []
  return [document.documentElement.lang, ...(navigator.languages ?? [navigator.language])].filter(Boolean)
}
