/** A hostile request, as the bytes of HTTP. */
export interface Attack {
  name: string
  /** The request line without the version. */
  line: string
  headers?: readonly string[]
  body?: string
  /** The statuses that are right; 0 is a connection that is cut. */
  status: readonly number[]
  /** What may reach LiSA of it: paths of listed endpoints only. None by default. */
  reaches?: readonly string[]
}

const get = (name: string, path: string, ...status: number[]): Attack => ({ name, line: `GET ${path}`, status })
const reading = (name: string, path: string, reached: string, ...status: number[]): Attack => ({
  ...get(name, path, ...status),
  reaches: [reached],
})
const same = 'Sec-Fetch-Site: same-origin'
const json = 'Content-Type: application/json'
const show = '/api/lisa/shows/42'

const write = (name: string, headers: readonly string[], body: string, ...status: number[]): Attack => ({
  name,
  line: `PATCH ${show}`,
  headers: [...headers, `Content-Length: ${new TextEncoder().encode(body).length}`],
  body,
  status,
})

/** Addresses that could mean another one upstream. */
const traversal: readonly Attack[] = [
  get('two dots', '/api/lisa/../shows/42', 404),
  get('two dots beyond the mount', '/api/lisa/shows/../../../__sandbox/requests', 404),
  get('encoded dots', '/api/lisa/shows/%2e%2e', 404),
  get('encoded dots in capitals', '/api/lisa/shows/%2E%2E/channels', 404),
  get('dots half encoded', '/api/lisa/shows/.%2e/__sandbox', 404),
  get('an encoded slash', '/api/lisa/shows/..%2f__sandbox%2frequests', 404),
  get('an encoded slash between ids', '/api/lisa/shows/42%2fproducts%2f1', 404),
  get('an encoded backslash', '/api/lisa/shows/..%5c..%5cadmin', 404),
  reading('a backslash', '/api/lisa/shows/42\\..\\43', '/shows/43', 200, 404),
  reading('dots encoded twice', '/api/lisa/shows/%252e%252e%252fadmin', '/shows/%252e%252e%252fadmin', 404),
  get('an overlong encoding', '/api/lisa/shows/%c0%ae%c0%ae', 404),
  get('the encoding of old servers', '/api/lisa/shows/%u002e%u002e', 404),
  get('a lone percent', '/api/lisa/shows/%', 404),
  get('half a character', '/api/lisa/shows/%ff', 404),
  get('a zero byte', '/api/lisa/shows/42%00', 404),
  get('a line break', '/api/lisa/shows/42%0d%0aX-Evil:%201', 404),
  get('a tab', '/api/lisa/shows/42%09', 404),
  reading('a fullwidth slash', '/api/lisa/shows/..%ef%bc%8fadmin', '/shows/..%EF%BC%8Fadmin', 404),
  reading('a line separator', '/api/lisa/shows/42%e2%80%a8', '/shows/42%E2%80%A8', 404),
  reading('another host in an id', '/api/lisa/shows/@evil.test', '/shows/%40evil.test', 404),
  get('an address in an id', '/api/lisa/shows/http:%2f%2fevil.test', 404),
  get('an address in a segment', '/api/lisa/http://evil.test/shows', 404),
  get('two slashes', '//evil.test/api/lisa/shows/42', 404),
  get('an empty segment', '/api/lisa/shows//42', 404),
  get('another host as the address', 'http://evil.test/api/lisa/shows/42', 400),
  get('an id of 600 characters', `/api/lisa/shows/${'a'.repeat(600)}`, 404),
  get('an address of 100 kB', `/api/lisa/shows/${'a'.repeat(100_000)}`, 431, 414, 0),
  get('what is not listed', '/api/lisa/products/1', 404),
  get('an address beside the mount', '/api/lisax/shows/42', 404),
  get('what the sandbox keeps for itself', '/api/lisa/__sandbox/requests', 404),
  get('a name of objects', '/api/lisa/__proto__/42', 404),
]

const methods: readonly Attack[] = [
  { name: 'TRACE', line: `TRACE ${show}`, status: [400, 405] },
  { name: 'CONNECT', line: 'CONNECT evil.test:443', status: [0, 400, 404, 405] },
  { name: 'DELETE', line: `DELETE ${show}`, headers: [same], status: [405] },
  { name: 'a method in lower case', line: `get ${show}`, status: [400, 405] },
  { name: 'an unknown method', line: `EVIL ${show}`, status: [400] },
  {
    name: 'a method in a header',
    line: `GET ${show}`,
    headers: ['X-HTTP-Method-Override: DELETE', 'X-HTTP-Method: PUT'],
    status: [200],
    reaches: ['/shows/42'],
  },
  { name: 'OPTIONS from elsewhere', line: `OPTIONS ${show}`, headers: ['Sec-Fetch-Site: cross-site'], status: [405] },
  {
    name: 'a write to a public list',
    line: 'POST /api/lisa/shows',
    headers: [same, json, 'Content-Length: 2'],
    body: '{}',
    status: [405],
  },
]

const smuggling: readonly Attack[] = [
  {
    name: 'two lengths of the body',
    line: `PATCH ${show}`,
    headers: [same, json, 'Content-Length: 2', 'Content-Length: 40'],
    body: '{}',
    status: [400, 0],
  },
  {
    name: 'a length beside chunks',
    line: `PATCH ${show}`,
    headers: [same, json, 'Content-Length: 4', 'Transfer-Encoding: chunked'],
    body: '0\r\n\r\nGET /api/lisa/products/1 HTTP/1.1\r\nHost: shop.example\r\n\r\n',
    status: [400, 0],
  },
  {
    name: 'chunks of another encoding',
    line: `PATCH ${show}`,
    headers: [same, json, 'Transfer-Encoding: xchunked'],
    body: '{}',
    status: [400, 501, 0],
  },
  { name: 'a header’s name with a space', line: `GET ${show}`, headers: ['X Evil: 1'], status: [400, 0] },
  {
    name: 'the address in a header',
    line: `GET ${show}`,
    headers: ['X-Original-URL: /api/lisa/products/1', 'X-Rewrite-URL: /__sandbox/requests'],
    status: [200],
    reaches: ['/shows/42'],
  },
  {
    name: 'another host in every header',
    line: `GET ${show}`,
    headers: ['X-Forwarded-Host: evil.test', 'X-Forwarded-For: 10.0.0.1', 'Forwarded: host=evil.test', 'Via: 1.1 evil.test'],
    status: [200],
    reaches: ['/shows/42'],
  },
  {
    name: 'headers for a cache to be poisoned by',
    line: `GET ${show}`,
    headers: ['Accept: text/html', 'Range: bytes=0-1', 'Pragma: akamai-x-get-cache-key', 'Accept-Language: <script>'],
    status: [200],
    reaches: ['/shows/42'],
  },
  {
    name: 'a credential of the visitor’s own',
    line: `GET ${show}`,
    headers: ['Authorization: ApiKey stolen', 'Cookie: session=1', 'Proxy-Authorization: Basic eA=='],
    status: [200],
    reaches: ['/shows/42'],
  },
]

const writes: readonly Attack[] = [
  write('a write from another site', ['Sec-Fetch-Site: cross-site', json], '{}', 403),
  write('a write from a site beside', ['Sec-Fetch-Site: same-site', json], '{}', 403),
  write('a write typed into the address bar', ['Sec-Fetch-Site: none', json], '{}', 403),
  write('a write from a frame without an origin', ['Origin: null', json], '{}', 403),
  write('a write from another origin', ['Origin: https://evil.test', json], '{}', 403),
  write(
    'a write whose origin a proxy’s header repeats',
    ['Origin: https://evil.test', 'X-Forwarded-Host: evil.test', json],
    '{}',
    403,
  ),
  write('a write that says nothing', [json], '{}', 403),
  write('a form', [same, 'Content-Type: application/x-www-form-urlencoded'], 'title=x', 415),
  write('JSON called text', [same, 'Content-Type: text/plain'], '{}', 415),
  write('JSON called JSON a little', [same, 'Content-Type: text/plain; application/json'], '{}', 415),
  write('no body', [same, json], '', 400),
  write('bytes that are no text', [same, json], '\u0000\u0001', 400),
  write('a thousand lists in each other', [same, json], `${'['.repeat(1_000)}${']'.repeat(1_000)}`, 422),
  write('fields of the wrong kind', [same, json], '{"channelSlug":{"$gt":""}}', 422),
  { name: 'a body said to be huge', line: `PATCH ${show}`, headers: [same, json, 'Content-Length: 99999999999'], status: [413] },
  {
    name: 'a body that is huge',
    line: `PATCH ${show}`,
    headers: [same, json, 'Transfer-Encoding: chunked'],
    body: `${`10000\r\n${' '.repeat(65_536)}\r\n`.repeat(20)}0\r\n\r\n`,
    status: [413],
  },
]

const ownAddresses: readonly Attack[] = [
  {
    name: 'a notification without the secret',
    line: 'POST /api/lisa/_webhook',
    headers: ['Content-Length: 2'],
    body: '{}',
    status: [401],
  },
  get('reading the webhook', '/api/lisa/_webhook', 405),
  { name: 'a huge notification', line: 'POST /api/lisa/_webhook', headers: ['Content-Length: 999999'], status: [413] },
  { name: 'a write to the events', line: 'POST /api/lisa/_live', headers: ['Content-Length: 0'], status: [405] },
  { name: 'a write to the health', line: 'POST /api/lisa/_health', headers: ['Content-Length: 0'], status: [405] },
  reading('the webhook on the way to a show', '/api/lisa/_webhook/../shows/42', '/shows/42', 200),
  get('what is below the events', '/api/lisa/_live/shows', 404),
]

const queries: readonly Attack[] = [
  get('a field twice', '/api/lisa/shows?limit=1&limit=2', 400),
  get('a number beyond all numbers', '/api/lisa/shows?limit=99999999999999999999', 400),
  get('a number that is none', '/api/lisa/shows?limit=1%00', 400),
  get('a text where a number belongs', '/api/lisa/shows?limit=NaN', 400),
  get('a state that is not public', '/api/lisa/shows?state=draft', 400),
  reading('names of objects', '/api/lisa/shows/42?__proto__[x]=1&constructor=2&toString=3', '/shows/42', 200),
  reading('an address in the query', '/api/lisa/shows/42?url=http://evil.test&/../../admin', '/shows/42', 200),
]

export const attacks: readonly Attack[] = [...traversal, ...methods, ...smuggling, ...writes, ...ownAddresses, ...queries]
