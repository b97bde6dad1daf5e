import assert from 'node:assert/strict'
import { test } from 'node:test'
import { QueryClient } from '@tanstack/react-query'
import { createLisaClient, getShow, isLisaError, lisaQuery } from 'lisa-query/core'
import { createSandbox } from 'lisa-query/sandbox'
import { createLisaGateway } from 'lisa-query/server'

const onSandbox = (options) => {
  const sandbox = createSandbox()
  const fetch = (request) => sandbox.fetch(request)
  const upstream = { baseUrl: 'https://lisa.test/v2', authorization: () => 'ApiKey sandbox', fetch }
  return { sandbox, upstream, client: createLisaClient({ ...upstream, ...options }) }
}

test('reads, and reads again after a short wait that LiSA asks for', async () => {
  const { sandbox, client } = onSandbox()
  sandbox.next({ status: 429, retryAfter: '0.1' })
  const show = await new QueryClient().fetchQuery(lisaQuery(client, getShow, { id: '42' }))
  assert.equal(show.id, '42')
  assert.equal(sandbox.requests.length, 2)
})

test('a failure has its kind', async () => {
  const { sandbox, client } = onSandbox({ retry: false })
  sandbox.next({ drop: true })
  await assert.rejects(client.request(getShow, { id: '42' }), { kind: 'unreachable' })
  sandbox.next({ status: 404 })
  await assert.rejects(client.request(getShow, { id: '42' }), (error) => isLisaError(error) && error.kind === 'not-found')
})

test('no answer in time is a timeout', async () => {
  const { sandbox, client } = onSandbox({ timeout: 20, retry: false })
  sandbox.next({ hang: true })
  await assert.rejects(client.request(getShow, { id: '42' }), { kind: 'timeout' })
})

test("the caller's abort passes untouched", async () => {
  const { sandbox, client } = onSandbox()
  sandbox.next({ hang: true })
  const leaving = new AbortController()
  const request = client.request(getShow, { id: '42' }, { signal: leaving.signal })
  const reason = new Error('left')
  leaving.abort(reason)
  await assert.rejects(request, (error) => error === reason || error.name === 'AbortError')
})

test('the gateway answers from its cache', async () => {
  const { sandbox, upstream } = onSandbox()
  const gateway = createLisaGateway({ ...upstream, path: '/api/lisa', origin: 'https://shop.test', public: [getShow] })
  for (let visitor = 0; visitor < 3; visitor += 1) {
    const answer = await gateway.fetch(new Request('https://shop.test/api/lisa/shows/42'))
    assert.equal(answer.status, 200)
    assert.equal((await answer.json()).id, '42')
  }
  assert.equal(sandbox.requests.length, 1)
})
