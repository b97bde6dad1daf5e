import { endpoint, isAccepted, type LisaClientOptions } from 'lisa-query/core'
import * as s from 'lisa-query/schema'
import { expect, it, vi } from 'vitest'
import { answering, failureOf, json, rejectionOf, show } from './answering.ts'

const Show = s.loose({ id: s.text })

/** The address that a read with this query is sent to, without its host. */
async function searchOf(
  encodeQuery: ((query: Readonly<Record<string, unknown>>) => string) | undefined,
  query: object,
): Promise<string> {
  const names = ['ids', 'filter', 'page']
  const Query = s.object({ ids: s.optional(s.anything), filter: s.optional(s.anything), page: s.optional(s.anything) })
  const list = endpoint('GET /shows', {
    query: Query,
    queryNames: names as never,
    response: s.anything,
    ...(encodeQuery && { encodeQuery }),
  })
  const { client, requests } = answering(() => json({}))
  await client.request(list, query)
  return (requests[0]?.url ?? '').replace(/^[^?]*\??/, '')
}

it.each([
  ['as usual', undefined, { ids: ['a', 'b,c'] }, 'ids=a&ids=b%2Cc'],
  ['with commas', s.queryStyles({ ids: 'comma' }), { ids: ['a', 'b,c'] }, 'ids=a,b%2Cc'],
  ['with spaces', s.queryStyles({ ids: 'space' }), { ids: ['a', 'b'] }, 'ids=a%20b'],
  ['with pipes', s.queryStyles({ ids: 'pipe' }), { ids: ['a', 'b'] }, 'ids=a%7Cb'],
  [
    'an object deeply',
    s.queryStyles({ filter: 'deep' }),
    { filter: { from: 1, tags: ['x', 'y'], in: { de: true } } },
    'filter%5Bfrom%5D=1&filter%5Btags%5D=x&filter%5Btags%5D=y&filter%5Bin%5D%5Bde%5D=true',
  ],
  [
    'an object as fields',
    s.queryStyles({ filter: 'fields' }),
    { filter: { from: 1, to: undefined, q: 'a b' }, page: 2 },
    'from=1&q=a%20b&page=2',
  ],
  ['an object with commas', s.queryStyles({ filter: 'comma' }), { filter: { from: 1, to: 2 } }, 'filter=from,1,to,2'],
  ['as JSON', s.queryStyles({ filter: 'json' }), { filter: { a: [1] } }, 'filter=%7B%22a%22%3A%5B1%5D%7D'],
  ['without what is absent', s.queryStyles({ ids: 'comma' }), { ids: undefined, filter: null, page: 0 }, 'page=0'],
])('writes a query %s', async (_, encodeQuery, query, search) => {
  expect(await searchOf(encodeQuery, query)).toBe(search)
})

const createShow = endpoint('POST /shows', {
  headers: s.object({ 'Idempotency-Key': s.optional(s.text), 'X-Count': s.optional(s.number) }),
  headerNames: ['Idempotency-Key', 'X-Count'],
  body: s.loose({ title: s.text }),
  response: Show,
})

it('sends the headers of an input, and no others', async () => {
  const { client, requests } = answering(() => json(show))
  await client.request(createShow, {
    body: { title: 'x' },
    headers: { 'Idempotency-Key': 'k1', 'X-Count': 2, authorization: 'other' } as never,
  })
  const { headers } = requests[0] as Request
  expect([headers.get('idempotency-key'), headers.get('x-count'), headers.get('authorization')]).toEqual(['k1', '2', null])
})

it('checks headers before they are sent, and says where they stand', async () => {
  const { client, requests } = answering(() => json(show))
  const failure = await failureOf(client.request(createShow, { body: { title: 'x' }, headers: { 'X-Count': 'many' as never } }))
  expect(failure).toMatchObject({ kind: 'invalid', fields: { 'headers.X-Count': ['Enter a number.'] } })
  expect(requests).toHaveLength(0)
})

it('sends no body and no content type where an optional body is left out', async () => {
  const archive = endpoint('POST /shows/{id}/archive', {
    body: s.loose({ reason: s.text }),
    isBodyOptional: true,
    response: s.empty,
  })
  const { client, requests } = answering(() => new Response(null, { status: 204 }))
  expect(await client.request(archive, { id: '1' })).toBeUndefined()
  expect([requests[0]?.body, requests[0]?.headers.get('content-type')]).toEqual([null, null])
  await client.request(archive, { id: '1', body: { reason: 'old' } })
  expect(await requests[1]?.json()).toEqual({ reason: 'old' })
})

it('takes an empty answer for null in a read, since a query cannot keep undefined', async () => {
  const getPoster = endpoint('GET /poster', { response: s.orNull(Show) })
  const { client } = answering(() => new Response(null, { status: 204 }))
  expect(await client.request(getPoster)).toBeNull()
})

it('sends a form', async () => {
  const send = endpoint('POST /forms', { body: s.anything, encodeBody: s.formBody, response: s.anything })
  const { client, requests } = answering(() => json({}))
  await client.request(send, { body: { a: 'x y', tags: ['1', '2'], at: { de: 'ä' }, gone: undefined } })
  expect(requests[0]?.headers.get('content-type')).toBe('application/x-www-form-urlencoded')
  expect(await requests[0]?.text()).toBe('a=x+y&tags=1&tags=2&at%5Bde%5D=%C3%A4')
})

it('sends files, texts and objects as multipart', async () => {
  const Body = s.loose({ file: s.file })
  const upload = endpoint('PUT /poster', { body: Body, encodeBody: s.multipartBody, response: s.anything })
  const { client, requests } = answering(() => json({}))
  await client.request(upload, {
    body: { file: new Blob(['bytes'], { type: 'image/png' }), alt: 'Ski', size: { width: 1 } } as never,
  })
  const form = await (requests[0] as Request).formData()
  expect(await (form.get('file') as File).text()).toBe('bytes')
  expect((form.get('file') as File).type).toBe('image/png')
  expect([form.get('alt'), await (form.get('size') as File).text()]).toEqual(['Ski', '{"width":1}'])
  expect(await failureOf(client.request(upload, { body: { file: 'no file' as never } }))).toMatchObject({
    kind: 'invalid',
    fields: { file: ['Choose a file.'] },
  })
})

it.each([
  ['vendor JSON', s.jsonBody('application/merge-patch+json'), { a: 1 }, 'application/merge-patch+json', '{"a":1}'],
  ['a text', s.textBody('text/csv'), 'a;b', 'text/csv', 'a;b'],
  ['bytes', s.bytesBody('image/png'), new Blob(['x']), 'image/png', 'x'],
  ['a file of its own type', s.bytesBody('image/*'), new Blob(['x'], { type: 'image/webp' }), 'image/webp', 'x'],
])('sends %s', async (_, encodeBody, body, type, text) => {
  const put = endpoint('PUT /it', {
    body: s.anything,
    encodeBody: encodeBody as (body: never) => s.EncodedBody,
    response: s.anything,
  })
  const { client, requests } = answering(() => json({}))
  await client.request(put, { body })
  expect(requests[0]?.headers.get('content-type')).toBe(type)
  expect(await requests[0]?.text()).toBe(text)
})

it('refuses a file that is over the limit before it is sent', async () => {
  const put = endpoint('PUT /it', { body: s.file, encodeBody: s.bytesBody('image/png'), maxBytes: 3, response: s.anything })
  const { client, requests } = answering(() => json({}))
  expect(await failureOf(client.request(put, { body: new Blob(['four']) }))).toMatchObject({
    kind: 'too-large',
    limit: 3,
    size: 4,
  })
  expect(requests).toHaveLength(0)
})

it('reads a text, a file and headers', async () => {
  const getText = endpoint('GET /text', { response: s.text, readAnswer: s.textAnswer, accept: 'text/csv' })
  const getFile = endpoint('GET /file', { response: s.file, readAnswer: s.blobAnswer, accept: 'image/png' })
  const check = endpoint('HEAD /file', { response: s.record(s.text), readAnswer: s.headersAnswer })
  const { client, requests } = answering(() => new Response('12', { headers: { 'content-type': 'image/png', etag: '"1"' } }))
  expect(await client.request(getText)).toBe('12')
  expect(await (await client.request(getFile)).text()).toBe('12')
  expect(await client.request(check)).toMatchObject({ etag: '"1"' })
  expect(requests.map(({ method, headers }) => `${method} ${headers.get('accept')}`)).toEqual([
    'GET text/csv',
    'GET image/png',
    'HEAD application/json',
  ])
})

it('reads a refusal as JSON where the good answer would be a file', async () => {
  const getFile = endpoint('GET /file', { response: s.file, readAnswer: s.blobAnswer })
  const { client } = answering(() =>
    json({ errors: 'This action requires merchant approval for read_files scope.' }, { status: 403 }),
  )
  expect(await failureOf(client.request(getFile))).toMatchObject({ kind: 'forbidden', requiredScope: 'read_files' })
})

it('takes the credential out of a text that is answered', async () => {
  const getText = endpoint('GET /text', { response: s.text, readAnswer: s.textAnswer })
  const { client } = answering(() => new Response('you sent ApiKey s3cret-key-0123'), {
    authorization: () => 'ApiKey s3cret-key-0123',
  })
  expect(await client.request(getText)).not.toContain('s3cret')
})

it('sends no credential to a public endpoint, and lets its 401 end no session', async () => {
  const getStatus = endpoint('GET /status', { isPublic: true, response: s.anything })
  const refresh = vi.fn()
  const { client, requests } = answering(() => json({}, { status: 401 }), { authorization: () => 'ApiKey x', refresh })
  expect(await failureOf(client.request(getStatus))).toMatchObject({ kind: 'auth-required' })
  expect(requests[0]?.headers.has('authorization')).toBe(false)
  expect(refresh).not.toHaveBeenCalled()
  expect(client.session.prompt.isOpen).toBe(false)
})

const elsewhere = endpoint('POST /updates', { server: 'https://ingest.test/v1', body: s.anything, response: s.anything })

it('lets nothing leave for another server that the client does not name', async () => {
  const { client, requests } = answering(() => json({}), { authorization: () => 'ApiKey x' })
  expect(String(await rejectionOf(client.request(elsewhere, { body: {} })))).toMatch(
    /servers: \{ 'https:\/\/ingest\.test\/v1': true \}/,
  )
  expect(requests).toHaveLength(0)
})

it.each<[string, LisaClientOptions['servers'], string]>([
  ['as it is', { 'https://ingest.test/v1': true }, 'https://ingest.test/v1/updates'],
  ['at another address', { 'https://ingest.test/v1': 'https://proxy.test/in/' }, 'https://proxy.test/in/updates'],
])('reaches another server that the client names, %s, with the credential', async (_, servers, url) => {
  const { client, requests } = answering(() => json({}), { authorization: () => 'ApiKey x', servers: servers ?? {} })
  await client.request(elsewhere, { body: {} })
  expect([requests[0]?.url, requests[0]?.headers.get('authorization')]).toEqual([url, 'ApiKey x'])
})

it('needs no permission for another path of its own host, nor without a credential', async () => {
  const other = endpoint('GET /a', { server: '/v3', response: s.anything })
  const open = endpoint('GET /a', { server: 'https://open.test', isPublic: true, response: s.anything })
  const { client, requests } = answering(() => json({}), { authorization: () => 'ApiKey x' })
  await client.request(other)
  await client.request(open)
  expect(requests.map(({ url, headers }) => `${url} ${headers.get('authorization')}`)).toEqual([
    'https://lisa.test/v3/a ApiKey x',
    'https://open.test/a null',
  ])
})

it('passes an answer that does not fit where it is told to, and reports it', async () => {
  const onUnexpectedShape = vi.fn()
  const getShow = endpoint('GET /shows/{id}', { response: Show })
  const { client } = answering(() => json({ id: 42 }), { shape: 'lenient', onUnexpectedShape })
  expect(await client.request(getShow, { id: '42' })).toEqual({ id: 42 })
  expect(onUnexpectedShape).toHaveBeenCalledWith({
    route: 'GET /shows/{id}',
    issues: [{ path: 'id', message: 'expected string' }],
    body: { id: 42 },
  })
  const strict = endpoint('GET /shows/{id}', { response: Show, shape: 'strict' })
  expect(await failureOf(client.request(strict, { id: '42' }))).toMatchObject({ kind: 'unexpected' })
})

it('keeps the body of a receipt if it is as described', async () => {
  const create = endpoint('POST /jobs', { response: Show, accepted: s.loose({ job: s.text }) })
  const { client } = answering(() => json({ job: 'j1' }, { status: 202 }))
  const receipt = await client.request(create)
  expect(isAccepted(receipt) && receipt.body?.job).toBe('j1')
  const { client: other } = answering(() => json({ job: 7 }, { status: 202 }))
  expect(await other.request(create)).toMatchObject({ accepted: true, body: undefined })
})

it('fills names of a path that are no identifiers', async () => {
  const get = endpoint('GET /plugins/{plugin-id}/x', { response: s.anything })
  const { client, requests } = answering(() => json({}))
  await client.request(get, { 'plugin-id': 'a/b' })
  expect(requests[0]?.url).toBe('https://lisa.test/v2/plugins/a%2Fb/x')
})
