import { getShow, updateShow } from 'lisa-query/core'
import { expect, it, vi } from 'vitest'
import { answering, failureOf, settled } from './answering.ts'
import { outcomes, steering } from './steering.ts'

const never = (): Promise<never> => new Promise(() => undefined)

it('lets the next out where those before were called off while `authorization` never answers', async () => {
  let isStuck = true
  const lisa = steering({ authorization: () => (isStuck ? never() : 'ApiKey 1') })
  const stuck = ['a', 'b', 'c'].map((id) => lisa.read(id))
  await settled()
  for (const one of stuck) one.abort()
  isStuck = false
  lisa.read('d')
  await settled()
  expect(outcomes(stuck)).toEqual(['called off', 'called off', 'called off'])
  expect(lisa.ids()).toEqual(['d'])
})

it('leaves no timer behind for what is called off while `authorization` never answers', async () => {
  const lisa = steering({ authorization: never })
  const asked = lisa.read('a')
  await settled()
  expect(lisa.clock.pending()).toBe(1)
  lisa.client.dispose()
  await settled()
  expect(asked.outcome).toBe('called off')
  expect(lisa.clock.pending()).toBe(0)
})

it('ends a request in time where `authorization` gives a promise of another make that never settles', async () => {
  // biome-ignore lint/suspicious/noThenProperty: it is what makes it a promise
  const foreign = (): Promise<string> => Object.create({ then: () => undefined })
  const lisa = steering({ authorization: foreign })
  const asked = lisa.read('a')
  await lisa.pass(2 * (60_000 + 20_000) + 20_000)
  expect(asked.outcome).toBe('timeout')
})

it('tells everybody and goes on where a listener throws, and reports that as an uncaught error', async () => {
  const reportError = vi.fn()
  vi.stubGlobal('reportError', reportError)
  const mistake = new Error('a mistake in a listener')
  const fail = (): never => {
    throw mistake
  }
  const lisa = steering({ refresh: async () => undefined })
  const news: unknown[] = []
  lisa.client.session.subscribe(fail)
  lisa.client.session.subscribe((one) => news.push(one))
  lisa.client.rateLimit.subscribe(fail)
  const asked = lisa.read('a')
  await settled()
  await lisa.sent[0]?.answer(401)
  await lisa.sent[1]?.answer(200)
  lisa.client.session.end()
  expect(asked.outcome).toBe('done')
  expect(news).toEqual(['start', 'end'])
  expect(reportError).toHaveBeenCalledWith(mistake)
})

it('does not call a listener that another one has just unsubscribed', () => {
  const { session } = steering().client
  const late = vi.fn()
  session.subscribe(() => stop())
  const stop = session.subscribe(late)
  session.start()
  expect(late).not.toHaveBeenCalled()
})

it('tells all listeners of an end before the start that one of them makes of it', () => {
  const { session } = steering().client
  const news: unknown[] = []
  session.subscribe((one) => one === 'end' && session.start())
  session.subscribe((one) => news.push(one))
  session.end()
  expect(news).toEqual(['end', 'start'])
})

it('opens a sign-in for the next person though the last one left theirs open', async () => {
  const signIn = vi.fn(never)
  const { session } = steering({ signIn }).client
  void session.signIn()
  void session.signIn()
  expect(signIn).toHaveBeenCalledTimes(1)
  session.end()
  void session.signIn()
  expect(signIn).toHaveBeenCalledTimes(2)
})

it.each([
  [401, 'auth-required'],
  [422, 'invalid'],
  [429, 'rate-limited'],
] as const)('knows a %i by its status where its body never ends, and nothing of a write is unknown', async (status, kind) => {
  const endless = (): Response => new Response(new ReadableStream({ pull: never }), { status })
  const { client } = answering(endless, { timeout: 30 })
  const error = await failureOf(client.request(updateShow, { id: '42', body: {} }))
  expect(error.kind).toBe(kind)
  expect(error).not.toHaveProperty('outcome')
})

it('takes `Response.error()` for a network that failed', async () => {
  const { client } = answering(() => Response.error())
  expect((await failureOf(client.request(getShow, { id: '42' }))).kind).toBe('unreachable')
})
