import { inspect } from 'node:util'
import { QueryClient } from '@tanstack/react-query'
import {
  createLisaClient,
  createShow,
  getShow,
  type LisaClientOptions,
  lisaMutation,
  lisaPages,
  lisaQuery,
  listShows,
} from 'lisa-query'
import { expect, it, vi } from 'vitest'
import { answering, failureOf, json, rejectionOf, serving, show } from './answering.ts'

const secret = 'sk_live/4f+9=='
const header = `ApiKey ${secret}`
const authorization = (): string => header
const input = { body: { title: {} } }

const inner = ['4f+9', '4f\\u002b9', '4f%2B9', '4f\\u002B9']

/** Everything that can be seen of a value, hidden properties and causes included. */
function allOf(value: unknown): string {
  const seen = new Set<unknown>()
  const texts: string[] = []
  const visit = (one: unknown): void => {
    if (typeof one === 'string') texts.push(one)
    if ((typeof one !== 'object' && typeof one !== 'function') || one === null || seen.has(one)) return
    seen.add(one)
    if (one instanceof Headers) visit([...one])
    if (one instanceof Map) visit([...one])
    for (const key of Reflect.ownKeys(one)) {
      texts.push(String(key))
      const descriptor = Object.getOwnPropertyDescriptor(one, key)
      visit(descriptor && 'value' in descriptor ? descriptor.value : undefined)
    }
    if (one instanceof Error) visit([one.message, one.stack, one.cause, String(one)])
  }
  visit(value)
  texts.push(inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, maxStringLength: Number.POSITIVE_INFINITY }))
  texts.push(JSON.stringify(value) ?? '')
  return texts.join('\n')
}

function expectNoSecretIn(value: unknown): void {
  const text = allOf(value)
  for (const part of inner) expect(text).not.toContain(part)
}

const headers = { 'content-type': 'application/json' }

it.each<[what: string, answer: () => Response | Promise<Response>]>([
  ...[400, 401, 403, 404, 409, 413, 422, 429, 500, 502, 503, 504].map((status): [string, () => Response] => [
    `a ${status} that echoes it`,
    () => json({ errors: { base: [`no ${header}`], key: [secret] } }, { status }),
  ]),
  ['HTML that echoes it', () => new Response(`<pre>${secret}</pre>`, { headers: { 'content-type': 'text/html' } })],
  ['broken JSON that echoes it', () => new Response(`"${secret}`, { headers })],
  ['the wrong shape that echoes it', () => json({ id: { [header]: header } })],
  [
    'a body that escapes slashes',
    () => new Response(JSON.stringify({ errors: header }).replaceAll('/', '\\/'), { status: 401, headers }),
  ],
  [
    'a body that escapes with \\u002b',
    () => new Response(JSON.stringify({ errors: header }).replaceAll('+', '\\u002b'), { status: 401, headers }),
  ],
  [
    'a body that escapes with \\u003D',
    () => new Response(JSON.stringify({ errors: header }).replaceAll('=', '\\u003D'), { status: 401, headers }),
  ],
  ['a request id that echoes it', () => json({}, { status: 500, headers: { 'x-request-id': `req-${secret}` } })],
  ['a status text that echoes it', () => new Response('', { status: 418, statusText: `no ${header}` })],
  ['a content type that echoes it', () => new Response('x', { headers: { 'content-type': `text/html; key=${secret}` } })],
  [
    'a challenge that echoes it',
    () => new Response('', { status: 403, headers: { 'www-authenticate': `Bearer scope=${secret}` } }),
  ],
  [
    'a redirect that echoes it',
    () => new Response(null, { status: 302, headers: { location: `https://evil.test/?k=${secret}` } }),
  ],
  ['a network that fails', () => Promise.reject(new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') }))],
  [
    'a network error that names it',
    () => Promise.reject(new TypeError('fetch failed', { cause: new Error(`refused ${header}`) })),
  ],
])('is in no error, whatever comes back: %s', async (_, answer) => {
  for (const options of [{ authorization }, { authorization: async () => header }]) {
    const { client, requests } = answering(answer, options)
    for (const send of [() => client.request(getShow, { id: '42' }), () => client.request(createShow, input)]) {
      const error = await failureOf(send())
      expectNoSecretIn(error)
      expectNoSecretIn(error.toJSON())
    }
    expect(requests[0]?.headers.get('authorization')).toBe(header)
  }
})

it.each([
  ['two blanks behind its scheme', `ApiKey  ${secret}`],
  ['a tab behind its scheme', `ApiKey\t${secret}`],
  ['blanks around it', `  ApiKey ${secret} `],
  ['no scheme', secret],
])('with %s is in no error either', async (_, value) => {
  const { client } = answering(() => json({ errors: `no ${value.trim()}`, hint: secret }, { status: 401 }), {
    authorization: () => value,
  })
  expectNoSecretIn(await failureOf(client.request(getShow, { id: '42' })))
})

it('with quotes and backslashes in it is in no error either', async () => {
  const value = 'Hawk id="dh37", mac="6R4\\rV5iE"'
  const { client } = answering(() => json({ errors: `no ${value}` }, { status: 401 }), { authorization: () => value })
  const error = await failureOf(client.request(getShow, { id: '42' }))
  expect(JSON.stringify(error.body)).not.toMatch(/dh37|6R4/)
})

it('is in no receipt', async () => {
  const { client } = answering(() => json({ key: header }, { status: 202, headers: { 'x-request-id': secret } }), {
    authorization,
  })
  expectNoSecretIn(await client.request(createShow, input))
})

it('is in no key, no cache, no options and no client that is printed', async () => {
  const { client } = answering(() => json({ ...show, echo: header }), { authorization })
  const queryClient = new QueryClient()
  await queryClient.fetchQuery(lisaQuery(client, getShow, { id: '42' }))
  const failing = answering(() => json({ errors: header }, { status: 404 }), { authorization }).client
  await queryClient.fetchQuery(lisaQuery(failing, getShow, { id: '43' })).catch(() => {})
  expectNoSecretIn(
    queryClient
      .getQueryCache()
      .getAll()
      .map(({ queryKey, queryHash, state }) => ({ queryKey, queryHash, state })),
  )
  for (const value of [
    lisaQuery(client, getShow, { id: '42' }),
    lisaPages(client, listShows, {}),
    lisaMutation(client, createShow),
    client,
  ]) {
    expectNoSecretIn(value)
  }
  queryClient.clear()
})

it('is in nothing that is logged', async () => {
  const logged: unknown[] = []
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir'] as const) {
    vi.spyOn(console, method).mockImplementation((...args: unknown[]) => void logged.push(...args))
  }
  for (const status of [200, 202, 302, 401, 403, 422, 500]) {
    const { client } = answering(() => json({ echo: header }, { status }), { authorization })
    await client.request(getShow, { id: '42' }).catch(() => {})
  }
  expect(logged).toEqual([])
})

it.each([
  `ApiKey ${secret}\nX-Evil: 1`,
  `ApiKey ${secret}\r\n`.concat('x'),
  `ApiKey ${secret}\0`,
  `ApiKey ${secret}…`,
  `ApiKey\u2028${secret}`,
])('that no header can hold is a plain error that does not repeat it, and nothing is sent', async (value) => {
  const { client, requests } = answering(() => json(show), { authorization: () => value })
  const error = await rejectionOf(client.request(getShow, { id: '42' }))
  expect(error).toBeInstanceOf(TypeError)
  expect(String(error)).toContain('`authorization`')
  expectNoSecretIn(error)
  expect(requests).toHaveLength(0)
})

it.each<[what: string, value: unknown]>([
  ['object', { token: secret }],
  ['object', [header]],
  ['symbol', Symbol(secret)],
  ['number', 42],
  ['boolean', false],
  ['function', () => header],
])('that is no text but of type %s is one plain error with the fix, and nothing is sent', async (type, value) => {
  const give = [() => value, async () => value] as LisaClientOptions['authorization'][]
  for (const authorization of give) {
    const { client, requests } = answering(() => json(show), { ...(authorization && { authorization }) })
    const error = await rejectionOf(client.request(getShow, { id: '42' }))
    expect(error).toBeInstanceOf(TypeError)
    expect(String(error)).toContain(`\`authorization\` of createLisaClient gave a value of type ${type}: return the header`)
    expectNoSecretIn(error)
    expect(requests).toHaveLength(0)
  }
})

it.each<[what: string, LisaClientOptions['authorization']]>([
  ['no `authorization`', undefined],
  ['one that gives undefined', () => undefined],
  ['one that resolves to undefined', async () => undefined],
  ['one that gives an empty string', () => ''],
  ['one that gives null', (() => null) as never],
])('sends no header with %s', async (_, give) => {
  const { client, requests } = answering(() => json(show), { ...(give && { authorization: give }) })
  await client.request(getShow, { id: '42' })
  expect(requests[0]?.headers.has('authorization')).toBe(false)
})

it('is asked for before every request', async () => {
  const give = vi.fn(() => `ApiKey ${give.mock.calls.length}`)
  const { client, requests } = answering(() => json(show), { authorization: give })
  await client.request(getShow, { id: '42' })
  await client.request(getShow, { id: '42' })
  expect(requests.map((request) => request.headers.get('authorization'))).toEqual(['ApiKey 1', 'ApiKey 2'])
})

it.each<[what: string, () => never | Promise<never>]>([
  [
    'throws',
    () => {
      throw new Error('no session')
    },
  ],
  ['rejects', () => Promise.reject(new Error('no session'))],
])('that `authorization` does not give because it %s is `auth-required`, and nothing is sent', async (_, give) => {
  const { client, requests } = answering(() => json(show), { authorization: give })
  for (const send of [() => client.request(getShow, { id: '42' }), () => client.request(createShow, input)]) {
    const error = await failureOf(send())
    expect(error).toMatchObject({ kind: 'auth-required', cause: new Error('no session') })
    expect(error).not.toHaveProperty('outcome')
    expect(error).not.toHaveProperty('status')
  }
  expect(requests).toHaveLength(0)
})

it.each([301, 302, 303, 307, 308])('a %i to another origin takes nothing there, over real HTTP', async (status) => {
  const other = await serving((_, response) => response.end(JSON.stringify(show)))
  const lisa = await serving((_, response) => {
    response.writeHead(status, { location: `${other.url}/shows/42?k=${encodeURIComponent(secret)}` }).end(header)
  })
  for (const fetchOption of [{}, { fetch: (request: Request) => fetch(request) }]) {
    const client = createLisaClient({ baseUrl: lisa.url, authorization, ...fetchOption })
    for (const send of [() => client.request(getShow, { id: '42' }), () => client.request(createShow, input)]) {
      const error = await failureOf(send())
      expect(error).toMatchObject({ kind: 'unexpected', status })
      expectNoSecretIn(error)
    }
  }
  expect(lisa.requests.every(({ headers }) => headers.authorization === header)).toBe(true)
  expect(lisa.requests).toHaveLength(4)
  expect(other.connections()).toBe(0)
})

it('goes out over real HTTP in its header and nowhere else', async () => {
  const lisa = await serving((_, response) => response.end(JSON.stringify(show)))
  const { client } = answering((request) => fetch(request), { baseUrl: lisa.url, authorization })
  await client.request(getShow, { id: '42' })
  await client.request(createShow, input)
  for (const { headers: sent, url, body } of lisa.requests) {
    const { authorization: value, ...rest } = sent
    expect(value).toBe(header)
    expectNoSecretIn({ rest, url, body: body.toString() })
  }
})
