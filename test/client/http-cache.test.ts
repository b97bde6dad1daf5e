import { createLisaClient, getShow, type LisaClientOptions, updateShow } from 'lisa-query/core'
import { expect, it, vi } from 'vitest'
import { answering, json, show } from './answering.ts'

const page = (): void => {
  vi.stubGlobal('document', { baseURI: 'https://shop.test/' })
}

/** What a request says about the browser's cache, by the `fetch` option and by the platform's. */
async function modes(options: Partial<LisaClientOptions>, isWrite = false): Promise<(RequestCache | undefined)[]> {
  const { client, requests } = answering(() => json(show), options)
  const fetch = vi.fn((_input: unknown, _init?: RequestInit) => Promise.resolve(json(show)))
  vi.stubGlobal('fetch', fetch)
  const own = createLisaClient({ baseUrl: 'https://lisa.test/v2', ...options })
  for (const each of [client, own])
    await (isWrite ? each.request(updateShow, { id: '42', body: {} }) : each.request(getShow, { id: '42' }))
  return [requests[0]?.cache, fetch.mock.calls[0]?.[1]?.cache]
}

const authorization = (): string => 'ApiKey sk_live_hunter2'

it('keeps no answer to a read with a credential in the browser’s cache', async () => {
  page()
  expect(await modes({ authorization })).toEqual(['no-store', 'no-store'])
})

it.each([[{}], [{ authorization: () => undefined }]])(
  'asks the server whether an answer without a credential still holds',
  async (options) => {
    page()
    expect(await modes(options)).toEqual(['no-cache', 'no-cache'])
  },
)

it('does so in a page’s worker too', async () => {
  vi.stubGlobal('WorkerNavigator', class {})
  vi.stubGlobal('location', new URL('https://shop.test/worker.js'))
  expect(await modes({ authorization })).toEqual(['no-store', 'no-store'])
})

it('leaves it to the application where it says so', async () => {
  page()
  expect(await modes({ authorization, cache: 'default' })).toEqual(['default', 'default'])
  expect(await modes({ cache: 'force-cache' })).toEqual(['force-cache', 'force-cache'])
})

it('says nothing of it on a write, which no cache answers', async () => {
  page()
  expect(await modes({ authorization }, true)).toEqual(['default', undefined])
})

it.each([
  ['Node', () => undefined],
  ['a worker of a server', () => vi.stubGlobal('WorkerGlobalScope', class {})],
])('says nothing of it in %s, where there is no such cache', async (_, start) => {
  start()
  expect(await modes({ authorization })).toEqual(['default', undefined])
})
