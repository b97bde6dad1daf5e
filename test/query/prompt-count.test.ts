import { MutationObserver, QueryClient, QueryObserver } from '@tanstack/react-query'
import { followSession, getShow, lisaMutation, lisaQuery, updateShow } from 'lisa-query/core'
import { expect, it, onTestFinished } from 'vitest'
import { answering, json, settled } from '../client/answering.ts'

/** A page whose every request is refused, and how many of them its prompt counts. */
function refusedPage() {
  const { client } = answering(() => json({}, { status: 401 }))
  const queryClient = new QueryClient()
  const leave = followSession(queryClient, client)
  onTestFinished(() => {
    leave()
    queryClient.clear()
  })
  const read = (id: string) => new QueryObserver(queryClient, { ...lisaQuery(client, getShow, { id }), retryOnMount: false })
  const write = () => new MutationObserver(queryClient, lisaMutation(client, updateShow))
  const waiting = (): number => client.session.prompt.waiting
  return { client, queryClient, read, write, waiting, leave }
}

const look = (observer: { subscribe: (listener: () => void) => () => void }): (() => void) => observer.subscribe(() => undefined)

it('counts a refused read as long as one of those who show it is on the page, and again when one comes back', async () => {
  const { queryClient, read, waiting } = refusedPage()
  const endings = [look(read('42')), look(read('42'))]
  await settled()
  expect(waiting()).toBe(1)
  endings[0]?.()
  expect(waiting()).toBe(1)
  endings[1]?.()
  expect(waiting()).toBe(0)
  await queryClient.invalidateQueries({ refetchType: 'none' })
  expect(waiting()).toBe(0)
  look(read('42'))()
  look(read('42'))
  expect(waiting()).toBe(1)
})

it('counts a refused write while its form is on the page, and again when the form comes back', async () => {
  const { write, waiting } = refusedPage()
  const form = write()
  const close = look(form)
  await form.mutate({ id: '42', body: {} }).catch(() => undefined)
  expect(waiting()).toBe(1)
  close()
  expect(waiting()).toBe(0)
  look(form)
  expect(waiting()).toBe(1)
})

it('forgets a refused read and a refused write that are removed from the cache', async () => {
  const { queryClient, read, write, waiting } = refusedPage()
  look(read('42'))
  const form = write()
  look(form)
  await form.mutate({ id: '42', body: {} }).catch(() => undefined)
  await settled()
  expect(waiting()).toBe(2)
  queryClient.removeQueries({ queryKey: ['lisa', 'shows', '42'] })
  expect(waiting()).toBe(1)
  queryClient.getMutationCache().clear()
  expect(waiting()).toBe(0)
})

it('counts on what is refused while others come, go and are removed', async () => {
  const { queryClient, read, write, waiting } = refusedPage()
  look(read('42'))
  const form = write()
  look(form)
  await form.mutate({ id: '42', body: {} }).catch(() => undefined)
  await settled()
  for (const other of [new QueryObserver(queryClient, { queryKey: ['cart'], enabled: false }), write()]) look(other)()
  await new MutationObserver(queryClient, { mutationFn: async () => 'in the cart' }).mutate()
  queryClient.removeQueries({ queryKey: ['cart'] })
  expect(waiting()).toBe(2)
})

it('counts no longer for a cache that follows no more', async () => {
  const { read, waiting, leave } = refusedPage()
  const end = look(read('42'))
  await settled()
  leave()
  end()
  expect(waiting()).toBe(1)
})
