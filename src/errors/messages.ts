export type { MessageOverrides, Messages, Phrase, Words } from './catalogue.ts'
export { de } from './de.ts'
export { en } from './en.ts'
export { mergeMessages } from './merge-messages.ts'
