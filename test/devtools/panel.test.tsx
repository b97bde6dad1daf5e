// @vitest-environment jsdom
import { QueryClient } from '@tanstack/react-query'
import { render as renderPage } from '@testing-library/react'
import { getShow, listShows, updateShow, useShow } from 'lisa-query'
import { lisaDevtoolsPlugin } from 'lisa-query/devtools/production'
import { Profiler, type ReactElement } from 'react'
import { expect, it, vi } from 'vitest'
import { clientWith, entriesOf, fireEvent, focused, shadow, showDevtools, showPanel, tidyUp, waitFor } from './showing.tsx'

tidyUp()

const show = { id: '42', title: { '*': 'Ski goggles' } }
const refuse = (): Response => Response.json({}, { status: 429, headers: { 'retry-after': '30' } })

it('lists what happened before it was opened: endpoint with its values, rank, status and kind', async () => {
  const client = clientWith(({ url }) => (url.endsWith('/42') ? Response.json(show) : Response.json({}, { status: 404 })))
  await client.request(getShow, { id: '42' })
  await client.request(getShow, { id: '43' }).catch(() => undefined)
  const panel = await showPanel(client)
  const [second, first] = entriesOf(panel, 'Requests')
  expect(first).toMatch(/GET \/shows\/42read.*200/)
  expect(second).toMatch(/GET \/shows\/43read.*404 not-found/)
})

it('shows who waits, by rank, why, and for how long', async () => {
  const client = clientWith(refuse)
  await client.request(getShow, { id: '42' }).catch(() => undefined)
  const panel = await showPanel(client)
  void client.request(listShows).catch(() => undefined)
  void client.request(updateShow, { id: '42', body: {} }).catch(() => undefined)
  await waitFor(() => expect(entriesOf(panel, 'Queue')).toHaveLength(2))
  const [first, second] = entriesOf(panel, 'Queue')
  expect(first).toMatch(/^writePATCH \/shows\/42Rate limit, \d+ s left$/)
  expect(second).toMatch(/^readGET \/showsRate limit, \d+ s left$/)
  expect(panel.getByText(/^closed, \d+ s$/)).toBeTruthy()
  client.dispose()
})

it('says that it is the turn of others once the limit is open again', async () => {
  let count = 0
  const never = new Promise<Response>(() => undefined)
  const client = clientWith(() => {
    count += 1
    return count === 1 ? Response.json({}, { status: 429, headers: { 'retry-after': '1' } }) : never
  })
  await client.request(getShow, { id: '42' }).catch(() => undefined)
  const panel = await showPanel(client)
  for (const id of ['1', '2']) void client.request(getShow, { id }).catch(() => undefined)
  await waitFor(() => expect(entriesOf(panel, 'Queue').join()).toMatch(/^readGET \/shows\/2Its turn, for [\d.]+ m?s$/))
  client.dispose()
})

it('says of a refused request that it waits for the refresh of its credential', async () => {
  let isFirst = true
  const answer = (): Response => {
    if (!isFirst) return Response.json(show)
    isFirst = false
    return Response.json({}, { status: 401 })
  }
  let renew = (): void => undefined
  const refresh = (): Promise<void> => new Promise((resolve) => (renew = resolve))
  const client = clientWith(answer, { authorization: () => 'ApiKey 12345678', refresh })
  const panel = await showPanel(client)
  const read = client.request(getShow, { id: '42' })
  await waitFor(() => expect(entriesOf(panel, 'Queue').join()).toMatch(/^readGET \/shows\/42Refresh, for [\d.]+ m?s$/))
  expect(entriesOf(panel, 'Requests').join()).toMatch(/GET \/shows\/42.*401 waits: refresh/)
  renew()
  await read
  await waitFor(() => expect(entriesOf(panel, 'Requests').join()).toMatch(/GET \/shows\/42.*200/))
})

it('says of a request whose turn had not come that the rate limit holds it back from its closing on', async () => {
  let refuseOne = (): void => undefined
  const client = clientWith(() => new Promise((resolve) => (refuseOne = () => resolve(refuse()))))
  const panel = await showPanel(client)
  for (let id = 1; id <= 20; id += 1) void client.request(getShow, { id: `${id}` }).catch(() => undefined)
  const last = (): string => entriesOf(panel, 'Requests').find((text) => text.includes('/shows/20')) ?? ''
  await waitFor(() => expect(last()).toMatch(/waits: its turn/))
  fireEvent.click(panel.getByRole('button', { name: /\/shows\/20/ }))
  expect(panel.getByText('not yet')).toBeTruthy()
  refuseOne()
  await waitFor(() => expect(last()).toMatch(/waits: rate limit/))
  expect(panel.getByRole('list', { name: 'What it waited for' }).textContent).toMatch(/^Its turn: .*Rate limit: /)
  client.dispose()
})

it('shows an expired session, its refreshes, and what waits for a sign-in', async () => {
  const client = clientWith(() => Response.json({}, { status: 401 }), {
    authorization: () => 'ApiKey 12345678',
    refresh: () => Promise.reject(new Error('revoked')),
  })
  const panel = await showPanel(client)
  await client.request(getShow, { id: '42' }).catch(() => undefined)
  await panel.findByText('expired')
  expect(panel.getByText('0 renewed, 1 refused')).toBeTruthy()
  expect(panel.getAllByText('1 request')).toHaveLength(2)
  expect(panel.getByText(/Session expired: a sign-in is needed/)).toBeTruthy()
})

it('shows the gateway’s marks, and how old the answers were', async () => {
  const client = clientWith(() => Response.json(show, { headers: { 'x-lisa-gateway': 'stale', age: '12', etag: '"abc"' } }))
  await client.request(getShow, { id: '42' })
  const panel = await showPanel(client)
  expect(panel.getByText(/1 ×, up to 12\.0 s old/)).toBeTruthy()
  fireEvent.click(panel.getByRole('button', { name: /\/shows\/42/ }))
  await panel.findByText('"abc"')
})

function Show({ id }: { id: string }): ReactElement {
  return <p>{useShow(id, { retry: false }).status}</p>
}

it('shows what is on screen, the problems first, as it changes', async () => {
  const client = clientWith(({ url }) => (url.endsWith('/42') ? Response.json(show) : Response.json({}, { status: 403 })))
  const page = (
    <>
      <Show id="42" />
      <Show id="43" />
    </>
  )
  const panel = await showPanel(client, { children: page })
  fireEvent.click(panel.getByRole('tab', { name: 'On screen' }))
  await waitFor(() => {
    const [first, second] = entriesOf(panel, 'States on screen')
    expect(first).toMatch(/^\/shows\/43forbidden1 component/)
    expect(second).toMatch(/^\/shows\/42ok1 component, data of/)
  })
})

it('costs nothing while it is closed: no listener, no timer, no render', async () => {
  const client = clientWith(() => Response.json(show))
  const listeners = [
    vi.spyOn(client.events, 'subscribe'),
    vi.spyOn(client.rateLimit, 'subscribe'),
    vi.spyOn(window, 'setInterval'),
    vi.spyOn(window, 'addEventListener'),
    vi.spyOn(document, 'addEventListener'),
  ]
  const before = listeners.map(({ mock }) => mock.calls.length)
  const onRender = vi.fn()
  const queryClient = new QueryClient()
  queryClient.mount()
  showDevtools(client, {
    queryClient,
    children: (
      <Profiler id="page" onRender={onRender}>
        {null}
      </Profiler>
    ),
  })
  const mounted = listeners.map(({ mock }) => mock.calls.length)
  onRender.mockClear()
  for (let count = 0; count < 100; count += 1) await client.request(getShow, { id: '42' })
  expect(onRender).not.toHaveBeenCalled()
  expect(listeners.map(({ mock }) => mock.calls.length)).toEqual(mounted)
  expect(mounted.slice(0, 3)).toEqual(before.slice(0, 3))
  expect(shadow().getAllByRole('button')).toHaveLength(1)
})

it('closes with Escape, and the focus is on the button again', async () => {
  const panel = await showPanel(clientWith(() => Response.json(show)))
  const heading = panel.getByRole('heading', { name: /^LiSA/ })
  await waitFor(() => expect(focused()).toBe(heading))
  fireEvent.keyDown(heading, { key: 'Escape' })
  const button = panel.getByRole('button', { name: 'LiSA: open the panel' })
  expect(focused()).toBe(button)
  await waitFor(() => expect(panel.queryByRole('heading')).toBeNull())
})

it('goes from row to row with the arrow keys', async () => {
  const client = clientWith(() => Response.json(show))
  for (const id of ['1', '2', '3']) await client.request(getShow, { id })
  const panel = await showPanel(client)
  const rows = panel.getAllByRole('button', { name: /GET \/shows/ })
  rows[0]?.focus()
  const press = (key: string): boolean => fireEvent.keyDown(focused() ?? document, { key })
  press('End')
  expect(focused()).toBe(rows[2])
  press('ArrowUp')
  expect(focused()).toBe(rows[1])
})

it('fills the place that TanStack’s devtools give it, in their theme', async () => {
  const { render } = lisaDevtoolsPlugin({ client: clientWith(() => Response.json(show)) })
  const { container } = renderPage(render(document.createElement('div'), { theme: 'dark' }))
  const host = container.firstElementChild as HTMLElement
  expect(host.style).toMatchObject({ height: '100%', minHeight: '0px' })
  await waitFor(() => expect(host.shadowRoot?.querySelector('section')?.dataset.theme).toBe('dark'))
})
