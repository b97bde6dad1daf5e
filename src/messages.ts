export type { MessageOverrides, Messages, Phrase, Words } from './messages/catalogue.ts'
export { de } from './messages/de.ts'
export { en } from './messages/en.ts'
export { mergeMessages } from './messages/merge-messages.ts'
