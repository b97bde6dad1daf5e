import { createLisaClient, createShow, getShow } from 'lisa-query/core'
import { expect, it, vi } from 'vitest'
import { answering, failureOf, json, serving, show } from './answering.ts'

const signInPage = 'https://sso.shop.test/login?next=/'
const toSignIn = (): Response => new Response(null, { status: 302, headers: { location: signInPage } })

it('takes a redirect that the application knows as its sign-in for a 401', async () => {
  const isSignInRedirect = vi.fn((location: string | undefined) => new URL(location ?? '').hostname.startsWith('sso.'))
  const { client, requests } = answering(toSignIn, { isSignInRedirect })
  const error = await failureOf(client.request(getShow, { id: '42' }))
  expect(error).toMatchObject({ kind: 'auth-required', status: 302, message: 'GET /shows/42: redirected to a sign-in' })
  expect(isSignInRedirect).toHaveBeenCalledWith(signInPage)
  expect(client.session.prompt).toEqual({ isOpen: true, waiting: 1 })
  expect(requests).toHaveLength(1)
})

it('refreshes on such a redirect, and sends the request again', async () => {
  let isFresh = false
  const { client, requests } = answering(() => (isFresh ? json(show) : toSignIn()), {
    isSignInRedirect: () => true,
    refresh: () => {
      isFresh = true
    },
  })
  await expect(client.request(getShow, { id: '42' })).resolves.toEqual(show)
  expect(requests).toHaveLength(2)
})

it.each([
  ['there is no rule', {}],
  ['the rule says no', { isSignInRedirect: () => false }],
])('is `unexpected` where %s', async (_, options) => {
  const { client } = answering(toSignIn, options)
  expect(await failureOf(client.request(getShow, { id: '42' }))).toMatchObject({ kind: 'unexpected', status: 302 })
  expect(client.session.prompt.isOpen).toBe(false)
})

it('asks the rule about redirects only: a created resource has a location too', async () => {
  const isSignInRedirect = vi.fn(() => true)
  const { client } = answering(() => json(show, { status: 201, headers: { location: '/shows/42' } }), { isSignInRedirect })
  await expect(client.request(createShow, { body: { title: {} } })).resolves.toEqual(show)
  expect(isSignInRedirect).not.toHaveBeenCalled()
})

it('follows no redirect over real HTTP, so that neither credential nor body go elsewhere', async () => {
  const elsewhere = await serving((_, response) => response.end(JSON.stringify(show)))
  const server = await serving((_, response) => response.writeHead(307, { location: elsewhere.url }).end())
  const client = createLisaClient({
    baseUrl: server.url,
    authorization: () => 'ApiKey sk_live_hunter2',
    isSignInRedirect: () => true,
  })
  expect(await failureOf(client.request(getShow, { id: '42' }))).toMatchObject({ kind: 'auth-required' })
  const write = await failureOf(client.request(createShow, { body: { title: {} } }))
  // It was refused like a 401: nothing was saved.
  expect(write).toMatchObject({ kind: 'auth-required', status: 307 })
  expect(write).not.toHaveProperty('outcome')
  expect(elsewhere.requests).toHaveLength(0)
})
