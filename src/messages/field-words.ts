import { type FieldMessages, type LisaErrorOf, lisaError } from '../errors/lisa-error.ts'
import type { Messages } from './catalogue.ts'

/** The error with its words at fields in the catalogue's language; itself where they are that already. */
export function inWords({ atField }: Messages, error: LisaErrorOf<'invalid'>): LisaErrorOf<'invalid'> {
  const { reasons } = error
  if (!reasons) return error
  let isOther = false
  const translated = (path: string, said: readonly string[]): string[] =>
    said.map((english, index) => {
      const reason = reasons[path]?.[index]
      const words = reason ? atField(reason, english) : english
      isOther ||= words !== english
      return words
    })
  const fields: FieldMessages = Object.fromEntries(
    Object.entries(error.fields).map(([path, said]) => [path, translated(path, said)]),
  )
  const messages = translated('', error.messages)
  const { message, cause, method, url } = error
  return isOther ? lisaError('invalid', { ...error, message, cause, method, url, fields, messages }) : error
}
