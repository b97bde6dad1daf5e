import fc from 'fast-check'
import { endpoint, getShow, type LisaError } from 'lisa-query'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { answering, failureOf, json } from '../client/answering.ts'

const scopeless = endpoint('GET /things', { response: z.unknown() })

async function refused(challenge: string | undefined, body: unknown = {}, init: ResponseInit = {}): Promise<LisaError> {
  const headers = new Headers(init.headers)
  if (challenge !== undefined) headers.set('www-authenticate', challenge)
  const { client } = answering(() =>
    typeof body === 'string' ? new Response(body, { status: 403, headers }) : json(body, { status: 403, headers }),
  )
  return failureOf(client.request(scopeless))
}

it.each([
  ['Bearer scope="shows:read"', 'shows:read'],
  ['Bearer realm="lisa", error="insufficient_scope", scope="shows:read shows:write"', 'shows:read shows:write'],
  ['Bearer scope=shows:read', 'shows:read'],
  ['Bearer SCOPE="shows:read"', 'shows:read'],
  ['Bearer scope = "shows:read"', 'shows:read'],
  ['ApiKey realm="LiSA",Scope=shows:read,error=insufficient_scope', 'shows:read'],
  ['Bearer error_description="needs scope=\\"all\\"", scope="shows:read"', 'shows:read'],
  ['Bearer error_description="you sent scope=none", scope="shows:read"', 'shows:read'],
  ['Bearer x-scope="no", my_scope="no", scope="shows:read"', 'shows:read'],
  ['Basic realm="x", Bearer scope="shows:read"', 'shows:read'],
  ['Bearer error_description="you sent scope=none"', undefined],
  ['Bearer x-scope="no"', undefined],
  ['Bearer scopes="no"', undefined],
  ['Bearer scope', undefined],
  ['Bearer scope=', undefined],
  ['Bearer', undefined],
  ['', undefined],
])('reads the challenge %j as %j', async (challenge, scope) => {
  const error = await refused(challenge)
  expect(error).toMatchObject({ kind: 'forbidden' })
  expect(error.kind === 'forbidden' && error.requiredScope).toBe(scope)
})

it.each([
  [{ errors: 'This action requires merchant approval for read_orders scope.' }, 'read_orders'],
  [{ error: 'This action requires merchant approval for shows:write scope.' }, 'shows:write'],
  [{ message: 'Missing scope: products:read' }, 'products:read'],
  // A name without a separator could be any word.
  [{ detail: 'The scope "shows" is missing' }, undefined],
  [{ error: 'insufficient_scope', scope: 'shows:write' }, 'shows:write'],
  [{ error: 'Insufficient scope', request_id: 'req-7' }, undefined],
  [{ message: 'Your key lacks a scope.', status_code: 403 }, undefined],
  [{ message: 'Your key lacks a scope', more_info: 'https://lisa.test/help' }, undefined],
  [{ errors: 'No luck today.' }, undefined],
  [{ errors: 'This is outside of the scope of your plan.' }, undefined],
  [{ errors: { base: ['nothing to see'] } }, undefined],
  [{ errors: null }, undefined],
  [null, undefined],
  [[], undefined],
  [42, undefined],
  ['requires merchant approval for read_orders scope.', 'read_orders'],
])('reads the body %j as %j', async (body, scope) => {
  const error = await refused(undefined, body)
  expect(error.kind === 'forbidden' && error.requiredScope).toBe(scope)
})

it('takes no attribute of an HTML page for a scope', async () => {
  const page = '<!doctype html><table><tr><th scope="col-id" class="ray_id scope">Ray ID</th></tr></table><h1>Access denied</h1>'
  const error = await refused(undefined, page, { headers: { 'content-type': 'text/html; charset=utf-8' } })
  expect(error.kind === 'forbidden' && error.requiredScope).toBeUndefined()
})

it.each([
  [
    'the challenge',
    { 'www-authenticate': 'Bearer scope="from:challenge"' },
    { errors: 'for from_body scope.' },
    'from:challenge',
  ],
  ['else the body', {}, { errors: 'for from_body scope.' }, 'from_body'],
  ["else the endpoint's", {}, {}, 'shows:read'],
  ["the endpoint's, where the challenge has an empty one", { 'www-authenticate': 'Bearer scope=""' }, {}, 'shows:read'],
] as const)('prefers %s', async (_, headers, body, scope) => {
  const { client } = answering(() => json(body, { status: 403, headers }))
  expect(await failureOf(client.request(getShow, { id: '42' }))).toMatchObject({ requiredScope: scope })
})

it.each([
  ['a content type of HTML', { 'content-type': 'text/html; charset=utf-8' }, '<html><title>Just a moment...</title></html>'],
  ['one of XHTML', { 'content-type': 'application/xhtml+xml' }, '<p>Needs orders_read scope</p>'],
  ['no content type', {}, '<!DOCTYPE html><p>This needs the write_orders scope</p>'],
  ['another content type', { 'content-type': 'text/plain' }, ' <HTML><body>Attention required</body></HTML>'],
])('names no scope for a page that a firewall sends, with %s', async (_, headers, page) => {
  const { client } = answering(() => new Response(page, { status: 403, headers }))
  const error = await failureOf(client.request(getShow, { id: '42' }))
  expect(error).toMatchObject({ kind: 'forbidden', status: 403 })
  expect(error).not.toHaveProperty('requiredScope')
})

const printable = fc.string({ unit: fc.constantFrom(...'scope="\\\', ;:.-_/aZ09()<>Bearer') })

it('never throws and never names a scope that the challenge does not contain', async () => {
  await fc.assert(
    fc.asyncProperty(printable, fc.oneof(printable, fc.json()), async (challenge, body) => {
      const error = await refused(challenge.trim(), body)
      expect(error.kind).toBe('forbidden')
      const scope = error.kind === 'forbidden' ? error.requiredScope : undefined
      if (scope !== undefined) expect(challenge.replace(/\\(.)/g, '$1') + body.replace(/\\(.)/g, '$1')).toContain(scope)
    }),
    { numRuns: 500 },
  )
})

it.each([
  ['a word that never ends', 'a'],
  ['quotes that never close', 'a="\\"'],
  ['equal signs', '='],
  ['quotes', '"'],
  ['backslashes', '\\'],
  ['parameters', 'a=b, '],
])(
  'reads a challenge of %s that is a megabyte long',
  async (_, unit) => {
    // Whatever is worse than linear does not come back before the test runs out of time.
    expect((await refused(`Bearer ${unit.repeat(1_000_000 / unit.length)}`.trim())).kind).toBe('forbidden')
  },
  30_000,
)

it.each(['a', 'a.', 'scope ', 'a_b ', '"a" ', '\'"`', ' ', 'scope:', '_', '-'])(
  'reads a sentence of 1 MB of %j',
  async (unit) => {
    const error = await refused(undefined, { errors: unit.repeat(1_000_000 / unit.length) })
    expect(error.kind).toBe('forbidden')
  },
)
