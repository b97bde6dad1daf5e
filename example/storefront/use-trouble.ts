import { type ErrorSource, type ErrorState, useAuthPrompt, useErrorState } from 'lisa-query'

/** What is wrong with a read, by the place where a section says so. */
export interface Trouble {
  /** There is nothing yet: it stands where the data would. */
  instead: ErrorState | null
  /** What is there stays; a quiet line beside it says that it may be old. */
  beside: ErrorState | null
  /** It is about the next page, and stands where that would come. */
  after: ErrorState | null
}

type Source = ErrorSource & { data: unknown; isFetchingNextPage?: boolean }

/** Where to say what about a query. To sign in there is one prompt for the page, and no button in each section. */
export function useTrouble(source: Source): Trouble {
  const failed = useErrorState(source)
  const prompt = useAuthPrompt()
  const isAsked = failed?.kind === 'auth-required' && prompt.isOpen
  const state = isAsked ? { ...failed, action: undefined, actions: [] } : failed
  const isAboutNext = source.isFetchingNextPage || source.isFetchNextPageError
  const place = source.data === undefined ? 'instead' : isAboutNext ? 'after' : 'beside'
  return { instead: null, beside: null, after: null, [place]: state }
}
