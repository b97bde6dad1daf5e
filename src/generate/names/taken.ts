/** The names of one scope, so that no two things get the same. */
export interface TakenNames {
  /** The wanted name, or with the lowest number from 2 that makes it free. */
  take(wanted: string): string
  has(name: string): boolean
}

export function createTakenNames(reserved: Iterable<string> = []): TakenNames {
  const taken = new Set(reserved)
  return {
    has: (name) => taken.has(name),
    take(wanted) {
      let name = wanted
      for (let number = 2; taken.has(name); number++) name = `${wanted}${number}`
      taken.add(name)
      return name
    },
  }
}

/** Words that cannot name a constant, and the names that generated files import. */
export const reservedNames: readonly string[] = [
  ...'break case catch class const continue debugger default delete do else enum export extends false finally for'.split(' '),
  ...'function if import in instanceof new null return super switch this throw true try typeof var void while with'.split(' '),
  ...'yield let static implements interface package private protected public await async arguments eval undefined'.split(' '),
  ...'NaN Infinity globalThis options query input output answer link id Blob File Endpoint EndpointInput EndpointOutput Id endpoint s'.split(
    ' ',
  ),
  ...'ReadOptions ReadResult ListItem ListOptions ListQuery ListResult WriteOptions WriteResult'.split(' '),
  ...'DefinedReadOptions DefinedReadResult DefinedListOptions DefinedListResult'.split(' '),
  ...'useLisaQuery useLisaPages useLisaMutation'.split(' '),
]
