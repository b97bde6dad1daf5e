import { join } from 'node:path'
import { createLisaClient, type Endpoint } from 'lisa-query/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lisaQuery, makeFolder, put, removeFolder, scratchFolder, typeErrors } from './generating.ts'

/** Written as an application would: what must compile, and what must not. */
const usage = `
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

describe.each(['lisa', 'odd'])('code for %s.yaml', (name) => {
  it.each([
    ['7', true],
    ['7', false],
    ['5.8', true],
  ] as const)(
    'compiles with TypeScript %s, exactOptionalPropertyTypes %s',
    async (version, isExact) => {
      const scratch = scratchFolder()
      expect(await lisaQuery('generate', `test/generate/documents/${name}.yaml`, '--out', join(scratch, 'lisa'))).toMatchObject({
        code: 0,
        warned: '',
      })
      if (name === 'lisa') put(scratch, { 'app.tsx': usage })
      expect(typeErrors(scratch, version, isExact)).toBe('')
    },
    120_000,
  )
})

it('names and shapes what is odd the same way every time', async () => {
  const scratch = scratchFolder()
  const { said } = await lisaQuery('generate', 'test/generate/documents/odd.yaml', '--out', join(scratch, 'odd'))
  expect(said).toContain('OPTIONS /{tenant}/{class}.json: the client has no OPTIONS')
  expect(said).toContain("createLisaClient({ baseUrl: 'https://eu.odd.test/v1', … })")
  const core = (await import(join(scratch, 'odd/core.ts'))) as Record<string, Endpoint>
  const endpoints = Object.entries(core).filter(([, one]) => one.method)
  expect(endpoints.map(([key, { method, path }]) => `${key}: ${method} ${path}`).sort()).toMatchInlineSnapshot(`
    [
      "checkRoot: HEAD /{tenant}/{class}.json",
      "constructor: PUT /upload",
      "dup2: GET /a/{id}/x",
      "dup: POST /a/{body2}",
      "getDelete: GET /delete",
      "getEmoji: GET /emoji/{value}",
      "getRecords: GET /records",
      "getRoot: GET /{tenant}/{class}.json",
      "listCircles: GET /circle",
      "updatePatch: PATCH /patch",
    ]
  `)
  const hooks = Object.keys((await import(join(scratch, 'odd/index.ts'))) as object).filter((key) => key.startsWith('use'))
  expect(hooks.sort()).toMatchInlineSnapshot(`
    [
      "useCheckRoot",
      "useCircles",
      "useConstructor",
      "useDelete",
      "useDup",
      "useDup2",
      "useEmoji",
      "useRecords",
      "useRoot",
      "useUpdatePatch",
    ]
  `)
})

interface Sent {
  method: string
  url: string
  headers: Record<string, string>
}

describe('calls of generated endpoints', () => {
  let core: Record<string, Endpoint>
  let folder: string
  let answers: Record<string, { status: number; body?: unknown }>

  beforeAll(async () => {
    folder = makeFolder()
    await lisaQuery('generate', 'test/generate/documents/lisa.yaml', '--out', join(folder, 'lisa'))
    core = (await import(join(folder, 'lisa/core.ts'))) as typeof core
    answers = ((await import(join(folder, 'lisa/sandbox.ts'))) as { answers: typeof answers }).answers
  })

  afterAll(() => removeFolder(folder))

  /** Calls one endpoint; the server gives the answer of the generated sandbox. */
  async function call(name: string, input: object): Promise<{ sent: Sent; output: unknown }> {
    const sent: Sent[] = []
    const found = core[name] as Endpoint
    const client = createLisaClient({
      baseUrl: 'https://api.test/v2',
      authorization: () => 'ApiKey x',
      servers: { 'https://ingest.hello-lisa.com': true },
      retry: false,
      fetch: ({ method, url, headers }) => {
        sent.push({ method, url, headers: Object.fromEntries(headers) })
        const { status, body } = answers[`${found.method} ${found.path}`] as { status: number; body?: unknown }
        return body === undefined ? new Response(null, { status }) : Response.json(body, { status })
      },
    })
    const output = await client.request(found as Endpoint<unknown>, input)
    return { sent: sent[0] as Sent, output }
  }

  it.each([
    [
      'listShows',
      { limit: 2, ids: ['a', 'b'], 'filter[startsAfter]': '2026-01-01T00:00:00Z' },
      'GET https://api.test/v2/shows?limit=2&ids=a&ids=b&filter%5BstartsAfter%5D=2026-01-01T00%3A00%3A00Z',
    ],
    ['createShow', { body: { title: { '*': 'x' } } }, 'POST https://api.test/v2/shows'],
    ['getCurrentShow', {}, 'GET https://api.test/v2/shows/current'],
    ['getShow', { showId: 'a/b', expand: 'channel' }, 'GET https://api.test/v2/shows/a%2Fb?expand=channel'],
    ['updateShow', { showId: '1', body: { startsAt: '2026-01-01T00:00:00Z' } }, 'PATCH https://api.test/v2/shows/1'],
    ['deleteShow', { showId: '1' }, 'DELETE https://api.test/v2/shows/1'],
    ['publishShow', { showId: '1' }, 'POST https://api.test/v2/shows/1/publish'],
    ['listShowProducts', { showId: '1' }, 'GET https://api.test/v2/shows/1/products'],
    ['getProduct', { id: '1' }, 'GET https://api.test/v2/products/1'],
    ['updateProduct', { id: '1', body: { title: {} } }, 'PATCH https://api.test/v2/products/1'],
    ['getChannel', { slug: 'ski' }, 'GET https://api.test/v2/channels/ski'],
    ['listMediaItems', { offset: 8, type: 'replay' }, 'GET https://api.test/v2/media-items?offset=8&type=replay'],
    ['uploadPoster', { id: '1', body: { file: new Blob(['x']) } }, 'PUT https://api.test/v2/media-items/1/poster'],
    [
      'notifyProductUpdate',
      { id: '1', body: {}, headers: { 'X-Hmac-Signature': 'abc' } },
      'POST https://ingest.hello-lisa.com/plugin-notifications/1/updates',
    ],
  ])('%s goes out as described, and its sample is taken', async (name, input, line) => {
    const { sent } = await call(name, input)
    expect(`${sent.method} ${sent.url}`).toBe(line)
  })

  it('sends the headers that an input has', async () => {
    const { sent } = await call('createShow', {
      body: { title: {} },
      headers: { 'Idempotency-Key': '00000000-0000-4000-8000-000000000001' },
    })
    expect(sent.headers).toMatchObject({
      'idempotency-key': '00000000-0000-4000-8000-000000000001',
      'content-type': 'application/json',
    })
  })

  it('says at the field what is wrong with a body', async () => {
    await expect(call('createShow', { body: { title: {}, startsAt: 'tomorrow' } })).rejects.toMatchObject({
      kind: 'invalid',
      fields: { startsAt: ['Enter a date and time such as 2026-01-15T18:00:00Z.'] },
    })
    await expect(call('listShows', { limit: 0, state: 'paused' })).rejects.toMatchObject({
      fields: { limit: ['Enter 1 or more.'], state: ['Choose one of: live, upcoming, replay.'] },
    })
  })

  it('says scopes, pages, what a write changes, and where it is documented', () => {
    expect(core.publishShow).toMatchObject({ scope: 'shows:write shows:publish', invalidates: ['/shows', '/channels'] })
    expect(core.updateProduct?.invalidates).toEqual(['/products', '/shows', '/channels'])
    expect(core.createShow?.updates?.({ id: '7' } as never, {} as never)).toEqual([core.getShow, { showId: '7' }])
    expect(core.listShows?.pages?.next({ nextCursor: 'c2' } as never, {} as never, undefined)).toEqual({ cursor: 'c2' })
    expect(core.listMediaItems).not.toHaveProperty('pages')
    expect(core.notifyProductUpdate).toMatchObject({
      maxBytes: 196_608,
      docs: expect.stringContaining('https://docs.hello-lisa.com/'),
    })
  })
})
