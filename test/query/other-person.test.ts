import { MutationObserver, QueryClient } from '@tanstack/react-query'
import { createLisaClient, followSession, lisaKey, lisaMutation, updateShow } from 'lisa-query/core'
import { expect, it, onTestFinished } from 'vitest'
import { answering, failureOf, json, show } from '../client/answering.ts'

it('keeps no answer to a write where another person takes over, and keeps the writes that failed', async () => {
  let person = 'ada'
  let status = 200
  const { client } = answering(() => json(show, { status }), {
    identity: () => person,
    authorization: () => `ApiKey of-${person}`,
  })
  const queryClient = new QueryClient()
  const leave = followSession(queryClient, client)
  onTestFinished(() => {
    leave()
    queryClient.clear()
  })
  const write = (): Promise<unknown> =>
    new MutationObserver(queryClient, lisaMutation(client, updateShow)).mutate({ id: '42', body: { title: { '*': 'New' } } })
  await write()
  status = 409
  await failureOf(write())
  person = 'bob'
  client.session.start()
  expect(
    queryClient
      .getMutationCache()
      .getAll()
      .map(({ state }) => state.status),
  ).toEqual(['error'])
})

it('leaves what is not of the client where another person takes over: the cart, its writes, another client’s answers', async () => {
  let person = 'ada'
  const { client } = answering(() => json(show), { identity: () => person, authorization: () => `ApiKey of-${person}` })
  const queryClient = new QueryClient()
  const leave = followSession(queryClient, client)
  onTestFinished(() => {
    leave()
    queryClient.clear()
  })
  const others = [['cart'], [...lisaKey(createLisaClient({ baseUrl: 'https://lisa.test', name: 'other' })), 'shows', '42']]
  for (const key of others) queryClient.setQueryData(key, 'kept')
  queryClient.setQueryData([...lisaKey(client), 'shows', '42'], show)
  await new MutationObserver(queryClient, { mutationKey: ['cart'], mutationFn: async () => 'kept' }).mutate()
  await client.request(updateShow, { id: '42', body: {} })
  person = 'bob'
  client.session.start()
  expect(others.map((key) => queryClient.getQueryData(key))).toEqual(['kept', 'kept'])
  expect(queryClient.getQueryData([...lisaKey(client), 'shows', '42'])).toBeUndefined()
  const writes = queryClient.getMutationCache().getAll()
  expect(writes.map(({ options }) => options.mutationKey)).toEqual([['cart']])
})
