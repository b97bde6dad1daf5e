/** Written as an application would: what must compile, and what must not. */
export const usage = `
import { isAccepted, refusalOf, useErrorState } from 'lisa-query'
import { CreateShowErrors, useChannel, useCreateShow, useDeleteShow, useMediaItems, useNotifyProductUpdate, useShow, useShowProducts, useShows, useUpdateProduct, useUploadPoster } from './lisa'

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

export function App() {
  const show = useShow('42')
  const expanded = useShow({ showId: '42', expand: 'products' })
  const title: { [key: string]: string } | undefined = show.data?.title
  const shows = useShows({ state: 'live', ids: ['1'], 'filter[startsAfter]': '2026-01-01T00:00:00Z' }, { select: (items) => items.length })
  const count: number | undefined = shows.data
  const all = useShows()
  const state: 'live' | 'upcoming' | 'replay' | (string & {}) | undefined = all.data?.[0]?.state
  const names = useShowProducts('42').data?.map((one) => one['legacy-name'])
  const media: number | undefined = useMediaItems({ offset: 8 }).data?.meta.total
  const channel = useChannel(undefined, { enabled: false })
  const create = useCreateShow({ onSuccess: (made) => isAccepted(made) || made.id })
  create.mutate({ body: { title: { '*': 'x' } }, headers: { 'Idempotency-Key': 'x' } })
  create.mutate({ body: { title: { '*': 'x' }, channelSlug: null } })
  useUpdateProduct().mutate({ id: '1', body: { title: { '*': 'x' }, secret: 's' } })
  useUploadPoster().mutate({ id: 1, body: { file: new Blob() } })
  useNotifyProductUpdate().mutate({ id: '1', headers: { 'X-Hmac-Signature': 'x' }, body: { productId: '1' } })
  useDeleteShow().mutate({ showId: '42' })
  // @ts-expect-error misspelt
  create.mutate({ body: { titel: { '*': 'x' } } })
  // @ts-expect-error required by allOf
  create.mutate({ body: {} })
  // @ts-expect-error read-only
  useUpdateProduct().mutate({ id: '1', body: { id: '1', title: {} } })
  // @ts-expect-error write-only
  void (useShowProducts('42').data?.[0]?.secret)
  // @ts-expect-error no such state to ask for
  useShows({ state: 'paused' })
  // @ts-expect-error a signature is needed
  useNotifyProductUpdate().mutate({ id: '1', body: {} })
  const overlay = show.data?.overlays?.[0]
  const words = overlay?.type === 'text' ? overlay.text['*'] : overlay?.options.join()
  const isAny: Equal<typeof show.data, any> = false
  const refusal: CreateShowErrors['422'] | undefined = refusalOf(create.error, CreateShowErrors)?.body
  return <p title={String(useErrorState(create)?.title)}>{[title?.['*'], count, state, names, words, media, channel.data?.slug, expanded.data?.id, isAny, refusal].join()}</p>
}
`
