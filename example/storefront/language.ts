import type { Messages } from 'lisa-query/messages'
import { use } from 'react'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { english, type Words } from './words.ts'

/** The languages of this shop. */
export const languages = ['en', 'de'] as const

export type Language = (typeof languages)[number]

interface Catalogue {
  words: Words
  /** What lisa-query says; its English is built in. */
  messages?: Messages
}

/** What has been loaded: English is there, German comes for those who read it. */
const catalogues: Partial<Record<Language, Catalogue>> = { en: { words: english } }
let german: Promise<Catalogue> | undefined

const useStore = create<{ language: Language }>()(
  persist(() => ({ language: firstChoice() }), { name: 'fjell-tisch language', version: 1 }),
)

/** The language that the visitor reads. */
export const useLanguage = (): Language => useStore(({ language }) => language)

/** The words of the shop, and of lisa-query, in that language; suspends at a first visit until they have come. */
export function useCatalogue(): Catalogue {
  return catalogues[useLanguage()] ?? use(loadGerman())
}

/** The words of the shop. */
export const useWords = (): Words => useCatalogue().words

/** Puts the whole shop into another language as soon as its words are there, and remembers it. */
export async function speak(language: Language): Promise<void> {
  if (!catalogues[language]) await loadGerman()
  useStore.setState({ language })
}

/** Where the words cannot be had, the shop says what it says in English. */
function loadGerman(): Promise<Catalogue> {
  german ??= import('./german.ts').then(
    (loaded) => {
      catalogues.de = loaded
      return loaded
    },
    () => ({ words: english }),
  )
  return german
}

/** The first of the browser's languages that the shop has. */
function firstChoice(): Language {
  return navigator.languages.flatMap((tag) => languages.find((language) => tag.startsWith(language)) ?? [])[0] ?? 'en'
}
