import type { Messages } from './catalogue.ts'
import { english, englishForWrites } from './english.ts'

/** English, all of it. */
export const en: Messages = { ...english, ...englishForWrites }
