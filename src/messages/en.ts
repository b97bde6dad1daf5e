import type { Messages } from './catalogue.ts'
import { english, englishForUi, englishForWrites } from './english.ts'

/** English, all of it. */
export const en: Messages = { ...english, ...englishForWrites, ...englishForUi }
