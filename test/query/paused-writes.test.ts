import { MutationObserver, onlineManager, QueryClient } from '@tanstack/react-query'
import { followSession, getShow, lisaMutation, lisaQuery, updateShow } from 'lisa-query/core'
import { expect, it, onTestFinished, vi } from 'vitest'
import { answering, json, rejectionOf, settled, show } from '../client/answering.ts'

const input = { id: '42', body: { title: { '*': 'New' } } }

/** A write that waits for the network, and its cache, which follows the session. */
async function pausedWrite() {
  const { client, requests } = answering(() => json(show))
  const queryClient = new QueryClient()
  queryClient.mount()
  const leave = followSession(queryClient, client)
  onlineManager.setOnline(false)
  onTestFinished(() => {
    onlineManager.setOnline(true)
    leave()
    queryClient.unmount()
    queryClient.clear()
  })
  const write = new MutationObserver(queryClient, lisaMutation(client, updateShow))
  const written = write.mutate(input)
  // TanStack begins to wait a moment later.
  await settled()
  expect(write.getCurrentResult().isPaused).toBe(true)
  return { client, requests, queryClient, written }
}

it('ends a write that waited for the network when its person left, once the network is back and another person reads', async () => {
  const { client, requests, queryClient, written } = await pausedWrite()
  const reason = rejectionOf(written)
  client.session.end()
  expect(queryClient.getMutationCache().getAll()).toEqual([])
  onlineManager.setOnline(true)
  await queryClient.fetchQuery(lisaQuery(client, getShow, { id: '42' }))
  expect(await reason).toMatchObject({ name: 'AbortError' })
  expect(requests.map(({ method }) => method)).toEqual(['GET'])
})

it('ends such a write as soon as the browser tells of a network, where nobody reads', async () => {
  const window = new EventTarget()
  vi.stubGlobal('window', window)
  const { client, requests, written } = await pausedWrite()
  const reason = rejectionOf(written)
  client.session.end()
  // TanStack listens later than this library here.
  window.addEventListener('online', () => onlineManager.setOnline(true))
  window.dispatchEvent(new Event('online'))
  expect(await reason).toMatchObject({ name: 'AbortError' })
  expect(requests).toEqual([])
})

it('ends such a write where a window tells of no network, as that of React Native', async () => {
  vi.stubGlobal('window', {})
  const { client, queryClient, written } = await pausedWrite()
  const reason = rejectionOf(written)
  client.session.end()
  onlineManager.setOnline(true)
  queryClient.setQueryData(['cart'], [])
  expect(await reason).toMatchObject({ name: 'AbortError' })
  await settled()
})

it('listens to the network no longer than such a write waits', async () => {
  const window = new EventTarget()
  vi.stubGlobal('window', window)
  const { client, queryClient, written } = await pausedWrite()
  const reason = rejectionOf(written)
  client.session.end()
  onlineManager.setOnline(true)
  queryClient.setQueryData(['cart'], [])
  await reason
  await settled()
  const resumed = vi.spyOn(globalThis, 'setTimeout')
  window.dispatchEvent(new Event('online'))
  queryClient.setQueryData(['cart'], ['goggles'])
  expect(resumed).not.toHaveBeenCalled()
})

it('keeps the writes of others at the end of a session, and ends one of LiSA’s that waits for another try', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const { client, requests } = answering(() => json({}, { status: 429, headers: { 'retry-after': '5' } }))
  const queryClient = new QueryClient()
  onTestFinished(followSession(queryClient, client))
  const mine = new MutationObserver(queryClient, { mutationKey: ['cart'], mutationFn: async () => 'kept' })
  await mine.mutate()
  const reason = rejectionOf(new MutationObserver(queryClient, lisaMutation(client, updateShow)).mutate(input))
  await settled()
  expect(requests).toHaveLength(1)
  client.session.end()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await reason).toMatchObject({ name: 'AbortError' })
  expect(requests).toHaveLength(1)
  const left = queryClient.getMutationCache().getAll()
  expect(left.map(({ options }) => options.mutationKey)).toEqual([['cart']])
})

it('keeps a write that waits for the network as long as its person stays', async () => {
  const { client, requests, written } = await pausedWrite()
  client.session.start()
  await settled()
  expect(requests).toEqual([])
  onlineManager.setOnline(true)
  await written
  expect(requests.map(({ method }) => method)).toEqual(['PATCH'])
})
