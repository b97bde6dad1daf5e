import {
  archiveShow,
  createShow,
  isAccepted,
  listProducts,
  listShows,
  notifyProductUpdate,
  publishShow,
  updateProduct,
  updateShow,
} from 'lisa-query/core'
import { hmacSigner } from 'lisa-query/hmac'
import { createSandbox } from 'lisa-query/sandbox'
import { expect, onTestFinished, test, vi } from 'vitest'
import { serve } from '../support/serve.ts'
import { setUp } from './setup.ts'

const sign = hmacSigner('sandbox-secret')

/** A shop that takes notifications; it answers them with these statuses, one after the other, the last one for good. */
function taking(...statuses: number[]) {
  const taken: { collection: string; action: string; id?: string }[] = []
  const signatures: { given: string | null; right: string }[] = []
  const target = async (request: Request): Promise<Response> => {
    const text = await request.text()
    taken.push(JSON.parse(text))
    signatures.push({ given: request.headers.get('x-hmac-signature'), right: await sign(text) })
    return new Response(null, { status: (statuses.length > 1 ? statuses.shift() : statuses[0]) ?? 200 })
  }
  return { target, taken, signatures, events: () => taken.map(({ collection, action }) => `${collection} ${action}`) }
}

test('sends a notification over real HTTP, signed over its very bytes', async () => {
  const shop = taking()
  const { url, close } = await serve(shop.target)
  onTestFinished(close)
  const sandbox = createSandbox({ webhook: `${url}/hook?secret=1` })
  const [delivery] = await sandbox.notify('Show', 'start', { id: '42' })
  expect(delivery).toMatchObject({ collection: 'Show', action: 'start', attempt: 1, status: 200, target: `${url}/hook?secret=1` })
  expect(shop.taken).toEqual([{ collection: 'Show', action: 'start', id: '42' }])
  for (const { given, right } of shop.signatures) expect(given).toBe(right)
})

test('sends to every target, and to a function in the same process', async () => {
  const [one, other] = [taking(), taking()]
  const { sandbox } = setUp({ webhook: one.target })
  const end = sandbox.subscribe(other.target)
  await sandbox.notify('Creator', 'wave')
  end()
  await sandbox.notify('Show', 'stop', '42')
  expect(one.taken).toEqual([
    { collection: 'Creator', action: 'wave' },
    { collection: 'Show', action: 'stop', id: '42' },
  ])
  expect(other.events()).toEqual(['Creator wave'])
})

test.each([200, 202, 204])('takes %i for success', async (status) => {
  const shop = taking(status)
  const { sandbox, clock } = setUp({ webhook: shop.target })
  await sandbox.notify('Show', 'start')
  clock.advance(60_000)
  expect(sandbox.deliveries).toHaveLength(1)
})

test.each([201, 301, 401, 500])('tries again after %i', async (status) => {
  const shop = taking(status, 200)
  const { sandbox, clock } = setUp({ webhook: shop.target })
  await sandbox.notify('Show', 'start')
  clock.advance(1_000)
  await vi.waitFor(() =>
    expect(sandbox.deliveries.map((one) => [one.attempt, one.status])).toEqual([
      [1, status],
      [2, 200],
    ]),
  )
})

test('suspends a subscription after three failures, until the sandbox is reset', async () => {
  const { sandbox, clock } = setUp({ webhook: () => Promise.reject(new Error('gone')) })
  await sandbox.notify('Show', 'start')
  for (const attempt of [2, 3]) {
    clock.advance(1_000)
    await vi.waitFor(() => expect(sandbox.deliveries).toHaveLength(attempt))
  }
  expect(sandbox.deliveries.map(({ status }) => status)).toEqual([0, 0, 0])
  clock.advance(60_000)
  expect(await sandbox.notify('Show', 'stop')).toEqual([])
  sandbox.reset()
  expect(await sandbox.notify('Show', 'stop')).toHaveLength(1)
})

test('notifies by itself when a show starts and when it stops', async () => {
  const shop = taking()
  const { lisa, clock } = setUp({ webhook: shop.target, rateLimit: false })
  const { items } = await lisa.request(listShows, { state: 'upcoming' })
  const next = items[0]
  const start = Date.parse(next?.startsAt ?? '')
  clock.advance(start - clock.now() - 1)
  await lisa.request(listShows, {})
  expect(shop.taken.filter(({ id }) => id === next?.id)).toEqual([])
  clock.advance(1)
  await vi.waitFor(() => expect(shop.taken).toContainEqual({ collection: 'Show', action: 'start', id: next?.id }))
  clock.advance(24 * 3_600_000)
  await vi.waitFor(() => expect(shop.taken).toContainEqual({ collection: 'Show', action: 'stop', id: next?.id }))
  expect(shop.taken.filter(({ id, action }) => id === next?.id && action === 'start')).toHaveLength(1)
})

test('notifies of what the team does: create, publish, update, start, delete', async () => {
  const shop = taking()
  const { lisa, clock } = setUp({ webhook: shop.target, rateLimit: false })
  const draft = async (title: string): Promise<string> => {
    const show = await lisa.request(createShow, { body: { title: { '*': title } } })
    return isAccepted(show) ? '' : show.id
  }
  const id = await draft('Late')
  await lisa.request(updateShow, { id, body: { startsAt: new Date(clock.now() + 1_000).toISOString() } })
  await lisa.request(publishShow, { id })
  clock.advance(1_000)
  await vi.waitFor(() => expect(shop.taken.filter((one) => one.id === id).map(({ action }) => action)).toHaveLength(4))
  expect(shop.events().sort()).toEqual(['Show create', 'Show publish', 'Show start', 'Show update'])
  const other = await draft('Never')
  await lisa.request(archiveShow, { id: other })
  await vi.waitFor(() => expect(shop.taken).toContainEqual({ collection: 'Show', action: 'delete', id: other }))
})

test('notifies of products that change, also once an accepted update has been processed', async () => {
  const shop = taking()
  const { lisa, clock } = setUp({ webhook: shop.target, rateLimit: false })
  const { items } = await lisa.request(listProducts, {})
  const id = items[0]?.id ?? ''
  await lisa.request(updateProduct, { id, body: { name: 'x' } })
  await vi.waitFor(() => expect(shop.taken).toEqual([{ collection: 'Product', action: 'update', id }]))
  await lisa.request(notifyProductUpdate, { id: '42', body: { productId: '123', price: 19.99 } })
  expect(shop.taken).toHaveLength(1)
  clock.advance(2_000)
  await vi.waitFor(() => expect(shop.events()).toEqual(['Product update', 'Product update']))
})

test('waits for nothing while nobody is subscribed', async () => {
  const { sandbox, clock, lisa } = setUp()
  await lisa.request(createShow, { body: { title: { '*': 'x' } } })
  expect(clock.waits()).toEqual([])
  const end = sandbox.subscribe(() => new Response())
  expect(clock.waits()).toHaveLength(1)
  end()
  expect(clock.waits()).toEqual([])
})

test('is steered over HTTP', async () => {
  const shop = taking()
  const { url, close } = await serve(shop.target)
  onTestFinished(close)
  const { send, get } = setUp()
  const post = (path: string, body: unknown) => send('POST', `/__sandbox/${path}`, { body: JSON.stringify(body) })
  expect((await post('webhook', { url: 'nowhere' })).status).toBe(400)
  expect((await post('webhook', { url })).status).toBe(200)
  expect((await post('notify', { collection: 'Show' })).status).toBe(400)
  const answer = await (await post('notify', { collection: 'Show', action: 'start', id: '42' })).json()
  expect(answer).toMatchObject({ deliveries: [{ status: 200, attempt: 1 }] })
  expect(shop.taken).toEqual([{ collection: 'Show', action: 'start', id: '42' }])
  expect(await (await get('/__sandbox/deliveries')).json()).toEqual(answer)
})
