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

const inEnglish: Catalogue = { words: english }
/** Comes for those who read it. */
let german: Promise<Catalogue> | undefined

const useStore = create<{ language: Language }>()(
  persist(() => ({ language: firstChoice() }), { name: 'fjell-tisch language', version: 1 }),
)

/** The language that the visitor reads. */
export const useLanguage = (): Language => useStore(({ language }) => language)

/** The words of the shop, and of lisa-query, in that language; suspends at a first visit until they have come. */
export function useCatalogue(): Catalogue {
  return useLanguage() === 'de' ? use(loadGerman()) : inEnglish
}

/** The words of the shop. */
export const useWords = (): Words => useCatalogue().words

/** Puts the whole shop into another language as soon as its words are there, and remembers it. */
export async function speak(language: Language): Promise<void> {
  if (language === 'de') await loadGerman()
  useStore.setState({ language })
}

/** Where the words cannot be had, the shop says what it says in English. */
function loadGerman(): Promise<Catalogue> {
  german ??= import('./german.ts').catch(() => inEnglish)
  return german
}

/** The first of the browser's languages that the shop has. */
function firstChoice(): Language {
  return navigator.languages.flatMap((tag) => languages.find((language) => tag.startsWith(language)) ?? [])[0] ?? 'en'
}
