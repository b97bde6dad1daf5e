import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { getShow, prefetchLisa } from 'lisa-query'
import { Suspense } from 'react'
import { expect, test } from 'vitest'
import { NewProduct, Products, Prompt, ShowCard, SuspendedShow } from './app.tsx'
import { failOnConsole, visit, visitWritten } from './rendering.tsx'

failOnConsole()

// Ends what hangs: a slow machine may take its time.
const patient = { timeout: 120_000 }
const heading = (): HTMLElement => screen.getByRole('heading', { level: 2 })
const press = (name: string | RegExp): boolean => fireEvent.click(screen.getByRole('button', { name }))

test('shows a detail, and reads it once', async () => {
  const { requests } = visit(<ShowCard id="42" />)
  await waitFor(() => expect(heading().textContent).not.toBe('Loading…'), patient)
  expect(requests()).toEqual(['GET /shows/42'])
})

test('the focus reads again what is on the page', async () => {
  const { requests } = visit(<ShowCard id="42" />)
  await waitFor(() => expect(heading().textContent).not.toBe('Loading…'), patient)
  act(() => void window.dispatchEvent(new Event('visibilitychange')))
  await waitFor(() => expect(requests()).toEqual(['GET /shows/42', 'GET /shows/42']), patient)
})

test.each([
  ['a show', undefined, undefined],
  ['a failure', { status: 404 }, 'not-found'],
])('%s that a server has read is in the first HTML, and costs no request', async (_name, incident, kind) => {
  const { html, client, requests } = await visitWritten(
    <ShowCard id="42" />,
    (server) => prefetchLisa(server, [getShow, { id: '42' }]),
    (sandbox) => incident && sandbox.next(incident),
  )
  expect(/data-kind="(.*?)"/.exec(html)?.[1]).toBe(kind)
  expect(html.includes('Loading…')).toBe(kind !== undefined)
  expect(screen.getByRole('article').dataset.kind).toBe(kind)
  // What the page itself asks for has been sent before this.
  await client.request(getShow, { id: '7' }).catch(() => undefined)
  expect(requests()).toEqual(['GET /shows/7'])
})

test('shows a list and its next page', async () => {
  visit(<Products />)
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(2), patient)
  press('More')
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(4), patient)
})

test.each([
  [{ status: 400 }, 'bad-request'],
  [{ status: 401 }, 'auth-required'],
  [{ status: 403 }, 'forbidden'],
  [{ status: 404 }, 'not-found'],
  [{ status: 409 }, 'conflict'],
  [{ status: 413 }, 'too-large'],
  [{ status: 422 }, 'invalid'],
  [{ status: 429, retryAfter: '3000' }, 'rate-limited'],
  [{ status: 500 }, 'server-error'],
  [{ status: 503 }, 'unavailable'],
  [{ status: 504 }, 'timeout'],
  [{ drop: true }, 'unreachable'],
  [{ html: true }, 'unexpected'],
])('a read that meets %o shows the state %s', async (incident, kind) => {
  visit(<ShowCard id="42" />, (sandbox) => sandbox.next(incident), { retry: false })
  await waitFor(() => expect(screen.getByRole('article').dataset.kind).toBe(kind), patient)
})

test('a wait counts down, then the read goes by itself', async () => {
  const { requests } = visit(<ShowCard id="42" />, (sandbox) => sandbox.next({ status: 429, retryAfter: '2' }))
  await waitFor(() => expect(screen.getByRole('article').textContent).toMatch(/1 second/), patient)
  await waitFor(() => expect(screen.getByRole('article').dataset.kind).toBe(undefined), patient)
  expect(requests()).toEqual(['GET /shows/42', 'GET /shows/42'])
})

test('"Try again" reads again', async () => {
  visit(<ShowCard id="42" />, (sandbox) => sandbox.next({ status: 500 }), { retry: false })
  await waitFor(() => expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy(), patient)
  press('Try again')
  await waitFor(() => expect(screen.getByRole('article').dataset.kind).toBe(undefined), patient)
  expect(heading().textContent).not.toBe('Loading…')
})

test('the messages of a 422 stand at the field until the write goes through, one request for each press', async () => {
  const { requests } = visit(<NewProduct />, (sandbox) =>
    sandbox.next({ status: 422, body: { errors: { title: ['is already taken'] } } }),
  )
  const title = screen.getByRole('textbox')
  fireEvent.change(title, { target: { value: 'Ski goggles' } })
  press('Add')
  await waitFor(() => expect(title.getAttribute('aria-invalid')).toBe('true'), patient)
  expect(screen.getAllByText(/is already taken/).length).toBeGreaterThan(0)
  press('Add')
  await waitFor(() => expect(screen.getByText('Added')).toBeTruthy(), patient)
  expect(title.getAttribute('aria-invalid')).not.toBe('true')
  expect(requests()).toEqual(['POST /products', 'POST /products'])
})

test('one prompt for all that waits, and everything is there after signing in', async () => {
  const credential = { header: 'ApiKey expired' }
  const { client } = visit(
    <>
      <Prompt />
      <ShowCard id="42" />
      <Products />
    </>,
    undefined,
    {
      authorization: () => credential.header,
      signIn: async () => {
        credential.header = 'ApiKey sandbox'
      },
    },
  )
  await waitFor(() => expect(client.session.prompt.waiting).toBe(2), patient)
  press('Sign in to go on')
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(2), patient)
  await waitFor(() => expect(screen.getByRole('article').dataset.kind).toBe(undefined), patient)
  expect(screen.queryByRole('button', { name: 'Sign in to go on' })).toBe(null)
})

test('suspends until the answer is there', async () => {
  const { requests } = visit(
    <Suspense fallback={<p>Waiting</p>}>
      <SuspendedShow id="42" />
    </Suspense>,
  )
  expect(screen.getByText('Waiting')).toBeTruthy()
  await waitFor(() => expect(heading().textContent).toBeTruthy(), patient)
  expect(requests()).toEqual(['GET /shows/42'])
})

test('the next person sees nothing of the last one', async () => {
  const { client, sandbox } = visit(<ShowCard id="42" />)
  await waitFor(() => expect(heading().textContent).not.toBe('Loading…'), patient)
  sandbox.next({ status: 404 })
  act(() => client.session.end())
  await waitFor(() => expect(screen.getByRole('article').dataset.kind).toBe('not-found'), patient)
  expect(heading().textContent).toBe('Loading…')
})
