import { capitalize, pluralNameOf } from './words.ts'

const readVerb = /^(get|fetch|list|retrieve|read|find|search|query|show)(?=\p{Lu})/u

/** `useShow` for `getShow`, `useShows` for `listShows`, `useCreateShow` for a write. */
export function hookNameOf(name: string, isRead: boolean, isList: boolean): string {
  if (!isRead) return longHookNameOf(name)
  const noun = name.replace(readVerb, '')
  return `use${capitalize(isList ? pluralNameOf(noun) : noun)}`
}

/** With its verb: `useGetShow`, where the short name is taken. */
export const longHookNameOf = (name: string): string => `use${capitalize(name)}`
