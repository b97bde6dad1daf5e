import { listProducts, notifyProductUpdate } from 'lisa-query/core'
import { hmacSigner } from 'lisa-query/hmac'
import { expect, test } from 'vitest'
import { setUp } from './setup.ts'

const path = '/plugin-notifications/42/updates'
const body = '{"productId": "123", "price": 19.99}'
const sign = hmacSigner('sandbox-secret')
const json = { 'content-type': 'application/json' }

test('takes a signed notification and processes it later', async () => {
  const { lisa, clock } = setUp()
  const price = async () =>
    (await lisa.request(listProducts, { limit: 50 })).items.find(({ origin }) => origin?.id === '123')?.price?.original.value
  const before = await price()
  const receipt = await lisa.request(notifyProductUpdate, { id: '42', body: { productId: '123', price: 19.99 } })
  expect(receipt).toMatchObject({ accepted: true, body: { status: 'accepted' } })
  clock.advance(1_999)
  expect(await price()).toBe(before)
  clock.advance(1)
  expect(await price()).toBe(19.99)
})

test('takes the signature of the exact bytes only', async () => {
  const { send } = setUp()
  const signature = await sign(body)
  const status = async (text: string, given: string) =>
    (await send('POST', path, { headers: { ...json, 'x-hmac-signature': given }, body: text })).status
  expect(await status(body, signature)).toBe(202)
  expect(await status(JSON.stringify(JSON.parse(body)), signature)).toBe(401)
  expect(await status(body, signature.toUpperCase())).toBe(401)
  expect(await status(body, await hmacSigner('another secret')(body))).toBe(401)
})

test('answers a missing signature with 400', async () => {
  expect((await setUp().send('POST', path, { headers: json, body })).status).toBe(400)
})

test.each([
  ['192 KB', 196_608, 202],
  ['a byte more', 196_609, 413],
])('answers a body of %s accordingly', async (_, size, status) => {
  const text = JSON.stringify({ note: 'ü'.repeat(9) }).replace('"}', `${'x'.repeat(size - 11 - 18)}"}`)
  expect(new TextEncoder().encode(text)).toHaveLength(size)
  const headers = { ...json, 'x-hmac-signature': await sign(text) }
  expect((await setUp().send('POST', path, { headers, body: text })).status).toBe(status)
})

test('needs a key, but no scope', async () => {
  const headers = { ...json, 'x-hmac-signature': await sign(body) }
  expect((await setUp({}, 'sandbox-readonly').send('POST', path, { headers, body })).status).toBe(202)
  expect((await setUp({}, 'stranger').send('POST', path, { headers, body })).status).toBe(401)
})
