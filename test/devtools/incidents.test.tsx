// @vitest-environment jsdom
import { onlineManager } from '@tanstack/react-query'
import { getShow, isLisaError, type LisaClient, listShows, updateShow } from 'lisa-query'
import { afterEach, expect, it, vi } from 'vitest'
import { clientWith, fireEvent, type Shown, shadow, showPanel, tidyUp, waitFor } from './showing.tsx'

tidyUp()
afterEach(() => onlineManager.setOnline(true))

const show = { id: '42', title: { '*': 'Ski goggles' } }
const answers = (): Response => Response.json(show)

/** What became of a request: `done`, or the kind of its error. */
const outcome = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error) => (isLisaError(error) ? error.kind : String(error)),
  )
const readShow = (client: LisaClient): Promise<string> => outcome(client.request(getShow, { id: '42' }))
const writeShow = (client: LisaClient): Promise<string> => outcome(client.request(updateShow, { id: '42', body: {} }))

function makeHappen(panel: Shown, incident: string, { of = 'any endpoint', times = 'request' } = {}): void {
  fireEvent.click(panel.getByRole('tab', { name: 'Make it happen' }))
  choose(panel, 'The next', times)
  choose(panel, 'to', of)
  choose(panel, 'get', incident)
  fireEvent.click(panel.getByRole('button', { name: 'Make it happen' }))
}

function choose(panel: Shown, name: string, option: string): void {
  const select = panel.getByRole('combobox', { name }) as HTMLSelectElement
  const value = [...select.options].find(({ text }) => text === option)?.value
  fireEvent.change(select, { target: { value } })
}

it.each([
  ['400 Bad Request', 'bad-request'],
  ['401 Unauthorized', 'auth-required'],
  ['403 Forbidden, with the missing scope', 'forbidden'],
  ['404 Not Found', 'not-found'],
  ['409 Conflict', 'conflict'],
  ['413 Content Too Large', 'too-large'],
  ['422, with messages at title and price', 'invalid'],
  ['429, try again in 6 seconds', 'rate-limited'],
  ['429 with a date, as this clock is 5 minutes slow', 'rate-limited'],
  ['500 Internal Server Error', 'server-error'],
  ['502, an HTML page', 'unavailable'],
  ['503, try again in 5 seconds', 'unavailable'],
  ['504 Gateway Timeout', 'timeout'],
  ['Connection cut before it arrives', 'unreachable'],
  ['Processed, but the answer is lost', 'unreachable'],
  ['200, an HTML page instead of JSON', 'unexpected'],
  ['200, JSON of another shape', 'unexpected'],
  ['200, JSON that breaks off', 'unexpected'],
  ['200 without a body', 'unexpected'],
])('%s happens to the next request as %s, and to none after it', async (incident, kind) => {
  const fetch = vi.fn(answers)
  const client = clientWith(fetch)
  const panel = await showPanel(client)
  makeHappen(panel, incident)
  expect(await readShow(client)).toBe(kind)
  expect(fetch).toHaveBeenCalledTimes(incident.startsWith('Processed') ? 1 : 0)
  await waitFor(() => expect(panel.queryByRole('button', { name: 'Take back' })).toBeNull())
  client.dispose()
})

it('a wait in a date is that of LiSA’s clock, however slow this one is', async () => {
  const client = clientWith(answers)
  makeHappen(await showPanel(client), '429 with a date, as this clock is 5 minutes slow')
  await readShow(client)
  const wait = (client.rateLimit.get().retryAt ?? 0) - client.options.clock.now()
  expect(Math.round(wait / 1_000)).toBeLessThanOrEqual(7)
  client.dispose()
})

it('happens to one endpoint alone, as often as was chosen', async () => {
  const client = clientWith(answers)
  await client.request(listShows).catch(() => undefined)
  await readShow(client)
  const panel = await showPanel(client)
  makeHappen(panel, '500 Internal Server Error', { of: 'GET /shows/{id}', times: '3 requests' })
  const reads = [await readShow(client), await outcome(client.request(listShows)), await readShow(client), await readShow(client)]
  expect(reads).toEqual(['server-error', 'unexpected', 'server-error', 'server-error'])
  expect(await readShow(client)).toBe('done')
})

it('happens to every write until it is taken back, and to no read', async () => {
  const client = clientWith(answers)
  const panel = await showPanel(client)
  makeHappen(panel, '409 Conflict', { of: 'any write', times: 'requests, until I stop it' })
  expect([await writeShow(client), await readShow(client), await writeShow(client)]).toEqual(['conflict', 'done', 'conflict'])
  fireEvent.click(panel.getByRole('button', { name: 'Take back' }))
  expect(await writeShow(client)).toBe('done')
})

it('refuses an expired credential until a refresh brings another', async () => {
  const refresh = vi.fn()
  const client = clientWith(answers, { authorization: () => 'ApiKey 12345678', refresh })
  const panel = await showPanel(client)
  fireEvent.click(panel.getByRole('tab', { name: 'Make it happen' }))
  fireEvent.click(panel.getByRole('button', { name: 'Let the credential expire' }))
  expect([await readShow(client), await readShow(client)]).toEqual(['done', 'done'])
  expect(refresh).toHaveBeenCalledTimes(1)
})

it('finds nobody without a network, and everybody with it', async () => {
  const client = clientWith(answers)
  const panel = await showPanel(client)
  fireEvent.click(panel.getByRole('tab', { name: 'Make it happen' }))
  const offline = panel.getByRole('checkbox', { name: /^No network/ })
  fireEvent.click(offline)
  expect(await readShow(client)).toBe('unreachable')
  expect(onlineManager.isOnline()).toBe(false)
  fireEvent.click(offline)
  expect(await readShow(client)).toBe('done')
  expect(onlineManager.isOnline()).toBe(true)
})

it('keeps what was armed when the panel is closed and opened again', async () => {
  const client = clientWith(answers)
  const panel = await showPanel(client)
  makeHappen(panel, '404 Not Found', { times: '3 requests' })
  fireEvent.click(panel.getByRole('button', { name: 'Close the LiSA panel' }))
  expect(await readShow(client)).toBe('not-found')
  fireEvent.click(shadow().getByRole('button', { name: 'LiSA: open the panel' }))
  await shadow().findByRole('heading', { name: /^LiSA/ })
  fireEvent.click(await shadow().findByRole('tab', { name: 'Make it happen' }))
  await shadow().findByText(/for any endpoint, 2 times/)
})
