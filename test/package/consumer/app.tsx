import {
  isLisaError,
  type LisaError,
  LisaProvider,
  localize,
  useCreateShow,
  useErrorState,
  useLisaQuery,
  useShow,
  useShows,
} from 'lisa-query'
import { createLisaClient, endpoint, lisaQuery } from 'lisa-query/core'
import { de } from 'lisa-query/messages'
import * as z from 'zod/mini'

const lisa = createLisaClient({ baseUrl: 'https://lisa.test/v2', authorization: () => 'ApiKey 123' })

/** An endpoint of the user's own. */
const getWish = endpoint('GET /wishes/{id}', {
  query: z.object({ deep: z.optional(z.boolean()) }),
  response: z.looseObject({ id: z.string() }),
})

export const App = () => (
  <LisaProvider client={lisa} messages={de}>
    <ShowCard id="42" />
  </LisaProvider>
)

function ShowCard({ id }: { id: string | undefined }) {
  const show = useShow(id, { staleTime: 1000 })
  const shows = useShows({ state: 'live' })
  const wish = useLisaQuery(getWish, { id: 1, deep: true })
  const create = useCreateShow({ onSuccess: () => undefined })
  const failed = useErrorState(show)
  if (failed) return <p>{failed.title}</p>
  const title: string | undefined = localize(show.data?.title, ['de', 'en'])
  const wished: string | undefined = wish.data?.id
  return (
    <button type="button" onClick={() => create.mutate({ body: { title: { '*': 'A show' } } })}>
      {title} {wished} {shows.data?.length}
    </button>
  )
}

export const wishKey = lisaQuery(lisa, getWish, { id: 1 }).queryKey

/** `kind` narrows to its facts, and the union is closed. */
export function facts(error: LisaError): string | number | undefined {
  switch (error.kind) {
    case 'rate-limited':
      return error.retryAt
    case 'forbidden':
      return error.requiredScope
    case 'invalid':
      return Object.keys(error.fields).length
    case 'bad-request':
    case 'auth-required':
    case 'not-found':
    case 'conflict':
    case 'too-large':
    case 'server-error':
    case 'unavailable':
    case 'timeout':
    case 'unreachable':
    case 'unexpected':
      return isLisaError(error) ? error.message : undefined
    default:
      return error satisfies never
  }
}
