import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { createLisaClient, isAccepted, type LisaClientOptions, notifyProductUpdate } from 'lisa-query'
import { hmacSigner } from 'lisa-query/hmac'
import { expect, it, vi } from 'vitest'
import { answering, failureOf, json, rejectionOf, serving } from '../client/answering.ts'

const secret = 'whsec_äöü'
const sign = hmacSigner(secret)
const accepted = (): Response => new Response(null, { status: 202 })
const input = { id: 'plugin-1', body: { productId: '123', price: 19.99 } }

it.each<[what: string, options: Partial<LisaClientOptions>, host: string]>([
  ["LiSA's ingest host by default", { baseUrl: 'https://api.hello-lisa.com/v2' }, 'https://ingest.hello-lisa.com'],
  ["LiSA's ingest host for a bare hello-lisa.com", { baseUrl: 'https://hello-lisa.com' }, 'https://ingest.hello-lisa.com'],
  ["LiSA's ingest host for a URL object", { baseUrl: new URL('https://api.hello-lisa.com/v2') }, 'https://ingest.hello-lisa.com'],
  [
    'the `ingestUrl` it is given',
    { baseUrl: 'https://api.hello-lisa.com/v2', ingestUrl: 'https://in.test/x/' },
    'https://in.test/x',
  ],
  [
    'the `ingestUrl` beside any baseUrl',
    { baseUrl: 'https://shop.test/api', ingestUrl: new URL('https://in.test') },
    'https://in.test',
  ],
])('goes to %s', async (_, options, host) => {
  const { client, requests } = answering(accepted, { sign, ...options })
  await client.request(notifyProductUpdate, input)
  expect(requests.map(({ url, method }) => ({ url, method }))).toEqual([
    { url: `${host}/plugin-notifications/plugin-1/updates`, method: 'POST' },
  ])
})

it.each([
  'https://shop.test/api/lisa',
  'https://evil-hello-lisa.com',
  'https://hello-lisa.com.evil.test',
  'https://evil.test/.hello-lisa.com',
  'https://evil.test//api.hello-lisa.com/',
  'http://api.hello-lisa.com',
  'http://localhost:8787',
])("does not take the credential of %s to LiSA's ingest host unasked", async (baseUrl) => {
  const authorization = vi.fn(() => 'ApiKey abcdefgh')
  const { client, requests } = answering(accepted, { baseUrl, sign, authorization })
  const error = await rejectionOf(client.request(notifyProductUpdate, input))
  expect(error).toBeInstanceOf(TypeError)
  expect(String(error)).toContain('createLisaClient needs `ingestUrl`')
  expect(authorization).not.toHaveBeenCalled()
  expect(requests).toHaveLength(0)
})

it('is a plain error with the fix without `sign`, and nothing is sent', async () => {
  const { client, requests } = answering(accepted, { ingestUrl: 'https://in.test' })
  const error = await rejectionOf(client.request(notifyProductUpdate, input))
  expect(error).toBeInstanceOf(TypeError)
  expect(String(error)).toContain('createLisaClient needs `sign`')
  expect(requests).toHaveLength(0)
})

it.each([
  { productId: '123', price: 19.99 },
  { title: { '*': 'Skibrille für Äußerst 雪 😀' }, weird: '\ud800 \u2028 \\ " /', nested: [{ a: [null, true, 1e21] }] },
  { price: 1, productId: 'z', aaa: 1 },
  {},
])('signs exactly the bytes that arrive: %j', async (body) => {
  const server = await serving((_, response) => response.writeHead(202, { 'x-request-id': 'req-7' }).end('{"queued":true}'))
  const client = createLisaClient({
    baseUrl: 'https://api.hello-lisa.com/v2',
    ingestUrl: server.url,
    authorization: () => 'ApiKey abcdefgh',
    sign,
  })
  const receipt = await client.request(notifyProductUpdate, { id: 'plugin 1/ü', body })
  const [sent] = server.requests
  expect(sent?.url).toBe('/plugin-notifications/plugin%201%2F%C3%BC/updates')
  expect(sent?.headers).toMatchObject({
    authorization: 'ApiKey abcdefgh',
    'content-type': 'application/json',
    'x-hmac-signature': createHmac('sha256', secret)
      .update(sent?.body ?? '')
      .digest('hex'),
  })
  expect(JSON.parse(String(sent?.body))).toEqual(JSON.parse(JSON.stringify(body)))
  expect(isAccepted(receipt)).toBe(true)
  expect(receipt).toMatchObject({ requestId: 'req-7', body: { queued: true } })
})

it('takes a signature that is given at once, and one that comes later', async () => {
  for (const give of [() => 'abc', async () => 'abc']) {
    const { client, requests } = answering(accepted, { ingestUrl: 'https://in.test', sign: give })
    await client.request(notifyProductUpdate, input)
    expect(requests[0]?.headers.get('x-hmac-signature')).toBe('abc')
  }
})

const limit = 196_608

/** A body that takes exactly so many bytes, filled with this character. */
function bodyOf(bytes: number, filler: string): Record<string, string> {
  const room = bytes - Buffer.byteLength('{"x":""}')
  const width = Buffer.byteLength(filler)
  return { x: 'a'.repeat(room % width) + filler.repeat(Math.floor(room / width)) }
}

it.each(['a', 'ü', '雪', '😀'])(
  'passes %j up to 196,608 bytes, and one more is `too-large` before anything is sent',
  async (filler) => {
    const authorization = vi.fn(() => 'ApiKey abcdefgh')
    const signs = vi.fn(() => 'abc')
    const { client, requests } = answering(accepted, { ingestUrl: 'https://in.test', sign: signs, authorization })
    const largest = bodyOf(limit, filler)
    expect(Buffer.byteLength(JSON.stringify(largest))).toBe(limit)
    await client.request(notifyProductUpdate, { id: '1', body: largest })
    expect(requests).toHaveLength(1)

    const error = await failureOf(client.request(notifyProductUpdate, { id: '1', body: bodyOf(limit + 1, filler) }))
    expect(error).toMatchObject({ kind: 'too-large', limit, size: limit + 1, method: 'POST' })
    expect(error).not.toHaveProperty('outcome')
    expect(error).not.toHaveProperty('status')
    expect([requests.length, authorization.mock.calls.length, signs.mock.calls.length]).toEqual([1, 1, 1])
  },
)

it('says the limit on a 413 too', async () => {
  const { client } = answering(() => json({}, { status: 413 }), { ingestUrl: 'https://in.test', sign })
  const error = await failureOf(client.request(notifyProductUpdate, input))
  expect(error).toMatchObject({ kind: 'too-large', status: 413, limit, size: Buffer.byteLength(JSON.stringify(input.body)) })
})

it.each([
  [400, 'bad-request'],
  [401, 'auth-required'],
  [413, 'too-large'],
] as const)('%i, as documented, is `%s`', async (status, kind) => {
  const { client } = answering(() => json({}, { status }), { ingestUrl: 'https://in.test', sign })
  expect(await failureOf(client.request(notifyProductUpdate, input))).toMatchObject({ kind, status })
})

it('is made by hmacSigner as node:crypto makes it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1, unit: 'binary' }), fc.string({ unit: 'binary' }), async (key, body) => {
      const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
      expect(await hmacSigner(key)(body)).toBe(createHmac('sha256', utf8(key)).update(utf8(body)).digest('hex'))
    }),
  )
})

it('needs a secret', () => {
  expect(() => hmacSigner('')).toThrow(TypeError)
  expect(() => hmacSigner(undefined as never)).toThrow(/secret/)
})
