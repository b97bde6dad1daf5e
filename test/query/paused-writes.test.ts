import { focusManager, MutationObserver, onlineManager, QueryClient } from '@tanstack/react-query'
import { followSession, getShow, lisaMutation, updateShow } from 'lisa-query/core'
import { expect, it, onTestFinished, vi } from 'vitest'
import { answering, handClock, json, rejectionOf, settled, show } from '../client/answering.ts'

const input = { id: '42', body: { title: { '*': 'New' } } }

/** A write that waits for the network, and its cache, which follows the session. */
async function pausedWrite(people: { identity?: string; next?: string } = {}) {
  const clock = handClock()
  let { identity } = people
  const { client, requests } = answering(() => json(show), { clock, identity: () => identity })
  // An answer tells the session who is there.
  await client.request(getShow, { id: '42' })
  requests.splice(0)
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
  identity = people.next
  return { client, requests, queryClient, written, clock }
}

it('ends a write that waited for the network when its person left, once the network is back, and waits no longer', async () => {
  const { client, requests, queryClient, written, clock } = await pausedWrite()
  const onSettled = vi.fn()
  const reason = rejectionOf(written.finally(onSettled))
  client.session.end()
  expect(queryClient.getMutationCache().getAll()).toEqual([])
  clock.advance(1_000)
  await settled()
  expect(onSettled).not.toHaveBeenCalled()
  onlineManager.setOnline(true)
  clock.advance(1_000)
  expect(await reason).toMatchObject({ name: 'AbortError' })
  await settled()
  expect(clock.pending()).toBe(0)
  expect(requests).toEqual([])
})

it('ends a write that waited for another try when its person left, although the page lost the focus meanwhile', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { client, requests } = answering(() => json({}, { status: 429, headers: { 'retry-after': '5' } }))
  const queryClient = new QueryClient()
  const leave = followSession(queryClient, client)
  onTestFinished(() => {
    leave()
    focusManager.setFocused(undefined)
    vi.useRealTimers()
  })
  const reason = rejectionOf(new MutationObserver(queryClient, lisaMutation(client, updateShow)).mutate(input))
  await settled()
  client.session.end()
  focusManager.setFocused(false)
  await vi.advanceTimersByTimeAsync(60_000)
  focusManager.setFocused(true)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await reason).toMatchObject({ name: 'AbortError' })
  expect(requests).toHaveLength(1)
})

it('sends no write that waited for the network when somebody else signed in, and lets it be sent again', async () => {
  const { client, requests, queryClient, written } = await pausedWrite({ identity: 'ada', next: 'bob' })
  const reason = rejectionOf(written)
  client.session.start()
  onlineManager.setOnline(true)
  await settled()
  expect(await reason).toMatchObject({ kind: 'auth-required', method: 'PATCH', message: expect.stringContaining('not sent') })
  expect(requests).toEqual([])
  const again = new MutationObserver(queryClient, lisaMutation(client, updateShow)).mutate(input)
  await expect(again).resolves.toMatchObject({ id: show.id })
  expect(requests).toHaveLength(1)
})

it('sends a write that waited for the network when the same person signed in again', async () => {
  const { client, requests, written } = await pausedWrite({ identity: 'ada', next: 'ada' })
  client.session.start()
  onlineManager.setOnline(true)
  await written
  expect(requests).toHaveLength(1)
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
