import { MutationObserver, QueryClient } from '@tanstack/react-query'
import { followSession, lisaMutation, updateShow } from 'lisa-query/core'
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
